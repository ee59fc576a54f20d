import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { glob } from "tinyglobby";
import { defineConfig, type Plugin } from "vite";

/** Where `npm run dev` finds the BFF. */
const bffUrl = process.env.BFF_URL ?? "http://127.0.0.1:8080";

/** The chunks of the first load. */
const initialChunks = { libraries: "libraries", code: "index" } as const;

const initialNames: ReadonlySet<string> = new Set(Object.values(initialChunks));

/**
 * Has V8 compile all functions of a file beside the page's own thread while the file comes, and not on it, one after the
 * other, when each is called (v8.dev/blog/explicit-compile-hints). More than a third of them are called before the first
 * row is there. It has to be the file's first line, where Vite puts one of its own; scripts/check-bundle.ts looks for it.
 * Other engines see a comment.
 */
const compileHint: Plugin = {
  name: "compile hint",
  apply: "build",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "chunk" || !initialNames.has(file.name)) continue;
        file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      }
    },
  },
};

/** Shorter text is not much shorter when it is packed. */
const worthPackingBytes = 1024;

/**
 * Packs each asset as well as it can be, once, beside the file itself. The BFF sends that: to pack the libraries anew for
 * each visit took longer than to send them. Only what has a digest in its name: beside any other file a packed form could be
 * left of an earlier build, and be sent in its place.
 */
function packFiles(): Plugin {
  let folder = "";
  return {
    name: "packed files",
    apply: "build",
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir, build.assetsDir);
    },
    async closeBundle() {
      for (const path of await glob("*.{js,css,svg}", { cwd: folder, absolute: true })) {
        const bytes = await readFile(path);
        if (bytes.length < worthPackingBytes) continue;
        await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes));
        await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compileHint, packFiles()],
  // The BFF puts a fresh nonce in this placeholder's place with every page it sends.
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    // Modern browsers only: the grid, container queries and module workers are used as they are.
    target: "es2022",
    manifest: true,
    // A browser that does not know modulepreload loads the same files a little later.
    modulePreload: { polyfill: false },
    sourcemap: false,
    // A data: URL would need a wider content security policy than files do.
    assetsInlineLimit: 0,
    // All that the list's first load needs comes in two files, of which one is the same until a library changes,
    // and not in the many pieces that later parts share with it. scripts/check-bundle.ts holds their size.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: initialChunks.libraries, tags: ["$initial"], test: /node_modules/, priority: 1 },
            { name: initialChunks.code, tags: ["$initial"] },
          ],
        },
      },
    },
  },
  worker: { format: "es" },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": bffUrl, "/auth": bffUrl, "/healthz": bffUrl, "/readyz": bffUrl },
  },
});
