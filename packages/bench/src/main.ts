import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/**
 * `npm run bench`: runs every bench, each in a process of its own, with the options given to this one. With `--check` it
 * fails when any of them misses a goal.
 */
const parts = ["viewer", "grids", "server", "bff"] as const;

for (const part of parts) {
  const main = join(import.meta.dirname, part, "main.ts");
  console.log(`\nbench:${part}`);
  const child = spawn(process.execPath, ["--import", "tsx", main, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  const [code] = await once(child, "exit");
  if (code !== 0) process.exitCode = 1;
}
