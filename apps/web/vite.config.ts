import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where `npm run dev` finds the BFF. */
const bffUrl = process.env.BFF_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The BFF puts a fresh nonce in this placeholder's place with every page it sends.
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    // Modern browsers only: the grid, container queries and module workers are used as they are.
    target: "es2022",
    manifest: true,
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
            { name: "libraries", tags: ["$initial"], test: /node_modules/, priority: 1 },
            { name: "index", tags: ["$initial"] },
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
