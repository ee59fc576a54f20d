/**
 * Fails when the JavaScript that the list loads at first is over its budget: the entry and all that it imports
 * statically, as the build has packed it, read from the build's manifest. And when it is not packed, or not compiled
 * ahead. Run after `npm run build`.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const budgetKilobytes = 240;
const dist = "apps/web/dist";
/** As apps/web/vite.config.ts has it. */
const worthPackingBytes = 1024;
/** What the two files of the first load begin with: see apps/web/vite.config.ts. */
const compileHint = "//# allFunctionsCalledOnLoad\n";

const manifestSchema = z.record(
  z.string(),
  z.object({ file: z.string(), isEntry: z.boolean().optional(), imports: z.array(z.string()).optional() }),
);
const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8")));

const files = new Set<string>();
function collect(key: string): void {
  const chunk = manifest[key];
  if (chunk === undefined || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const imported of chunk.imports ?? []) collect(imported);
}
for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) collect(key);
files.add("first-requests.js");
files.add("color-scheme.js");

/** As it is sent to a browser that takes Brotli; the two small scripts beside the assets are packed on their way. */
function sentBytes(file: string): number {
  const packed = join(dist, `${file}.br`);
  return statSync(existsSync(packed) ? packed : join(dist, file)).size;
}

const sizes = [...files].map((file) => ({
  file,
  bytes: sentBytes(file),
}));
const kilobytes = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
for (const { file, bytes } of sizes) console.log(`${(bytes / 1000).toFixed(1).padStart(7)} KB  ${file}`);
console.log(
  `${kilobytes.toFixed(1).padStart(7)} KB of JavaScript, packed, at first load; the budget is ${budgetKilobytes} KB`,
);
const withoutHint = [...files]
  .filter((file) => /\/(?:index|libraries)-/.test(file))
  .filter((file) => !readFileSync(join(dist, file), "utf8").startsWith(compileHint));
for (const file of withoutHint) console.error(`${file} does not begin with ${compileHint}`);
// Each would be packed anew for each visit.
const unpacked = [...files]
  .filter((file) => file.startsWith("assets/") && statSync(join(dist, file)).size >= worthPackingBytes)
  .filter((file) => !existsSync(join(dist, `${file}.br`)) || !existsSync(join(dist, `${file}.gz`)));
for (const file of unpacked) console.error(`${file} is not packed: see packFiles in apps/web/vite.config.ts`);
const isFine = kilobytes <= budgetKilobytes && withoutHint.length === 0 && unpacked.length === 0;
process.exitCode = isFine ? 0 : 1;
