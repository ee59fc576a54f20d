import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";

const root = join(import.meta.dirname, "../../pages");

/** The viewers that are measured, each a page of its own. */
export const viewers = ["viewer", "codemirror", "pre"] as const;
export type ViewerName = (typeof viewers)[number];

const librariesOfViewer = /node_modules\/(@floating-ui|@mantine|@tabler|react|react-dom|scheduler|zod)\//;

/** Builds the pages for production into `folder`. */
export async function buildPages(folder: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    plugins: [react()],
    worker: { format: "es" },
    build: {
      target: "es2022",
      outDir: folder,
      emptyOutDir: true,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: viewers.map((viewer) => join(root, `${viewer}.html`)),
        // In a file of their own, as in the dashboard.
        output: { codeSplitting: { groups: [{ name: "libraries", test: librariesOfViewer }] } },
      },
    },
  });
}
