/**
 * Fails when the JavaScript that the list loads at first is over its budget: the entry and all that it imports
 * statically, gzipped, read from the build's manifest. Run after `npm run build`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as z from "zod";

const budgetKilobytes = 280;
const dist = "apps/web/dist";

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

const sizes = [...files].map((file) => ({
  file,
  bytes: gzipSync(readFileSync(join(dist, file)), { level: 6 }).length,
}));
const kilobytes = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
for (const { file, bytes } of sizes) console.log(`${(bytes / 1000).toFixed(1).padStart(7)} KB  ${file}`);
console.log(
  `${kilobytes.toFixed(1).padStart(7)} KB of JavaScript, gzipped, at first load; the budget is ${budgetKilobytes} KB`,
);
process.exitCode = kilobytes <= budgetKilobytes ? 0 : 1;
