/** Fails when a dependency is not pinned to one version, or when the lockfile names the host of a registry. */
import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import * as z from "zod";

const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

const problems: string[] = [];
for (const file of ["package.json", ...globSync("{apps,packages}/*/package.json")]) {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    if (!/^\d+\.\d+\.\d+$/.test(version))
      problems.push(`${file}: ${name} is "${version}"; pin one exact version.`);
  }
}
if (/"resolved": "https?:/.test(readFileSync("package-lock.json", "utf8"))) {
  problems.push("package-lock.json names a registry host: make it anew with the .npmrc of this repository.");
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
