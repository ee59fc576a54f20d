import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Sources can be edited while they run, and are in many folders. */
const unbuilt = randomUUID();

/**
 * Tells this program from others, by one of its modules: a build by all of its files, each of which names the libraries it
 * was built for as well (`build.ts`). From its sources each process counts as a program of its own.
 */
export function programDigest(moduleUrl: string): string {
  const path = fileURLToPath(moduleUrl);
  if (!path.endsWith(".js")) return unbuilt;
  const folder = dirname(path);
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith(".js")) hash.update(JSON.stringify(name)).update(readFileSync(join(folder, name)));
  }
  return hash.digest("base64url");
}
