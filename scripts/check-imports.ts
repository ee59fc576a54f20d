/** Fails when a source file imports against the direction that `import-rules.ts` lays down. */
import { readFileSync } from "node:fs";
import { sourceFiles } from "./files.ts";
import { brokenImports } from "./import-rules.ts";

const broken = sourceFiles().flatMap((file) => brokenImports(file, readFileSync(file, "utf8")));
for (const line of broken) console.error(line);
process.exitCode = broken.length === 0 ? 0 : 1;
