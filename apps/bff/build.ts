/**
 * Bundles the BFF and the workspace packages it uses into `dist`, or into the folder named as the first argument.
 * Libraries stay in `node_modules`.
 */
import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { build } from "esbuild";

const outdir = resolve(import.meta.dirname, process.argv[2] ?? "dist");

const lockfile = await readFile(resolve(import.meta.dirname, "../../package-lock.json"));
const libraries = createHash("sha256").update(lockfile).digest("hex");

await rm(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ["src/main.ts"],
  outdir,
  platform: "node",
  format: "esm",
  target: "node20",
  bundle: true,
  // Splitting leaves the simulator in a file of its own, which is read in demo mode only.
  splitting: true,
  // Names are kept and nothing is squeezed: a stack trace can be read without a source map.
  sourcemap: false,
  // Among them are rules for what to hide: with others this is another program (`src/answers/program-digest.ts`).
  banner: { js: `// With the libraries of the package-lock.json whose SHA-256 is ${libraries}.` },
  plugins: [
    {
      name: "libraries stay outside",
      setup({ onResolve }) {
        onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
          kind === "entry-point" || path.startsWith("@command-history/")
            ? undefined
            : { path, external: true },
        );
      },
    },
  ],
});
