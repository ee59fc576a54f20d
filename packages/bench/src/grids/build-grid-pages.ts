import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build, type InlineConfig } from "vite";

const root = join(import.meta.dirname, "../../pages");

/** Scripts that run in a measured page before anything of its own does. */
const probes = ["probe", "vitals"] as const;
type ProbeName = (typeof probes)[number];

const common: InlineConfig = { root, configFile: false, logLevel: "warn" };

/** Builds the pages of the other grids for production into `folder`, and the probes beside them. */
export async function buildGridPages(folder: string): Promise<void> {
  await build({
    ...common,
    plugins: [react()],
    build: {
      target: "es2022",
      outDir: folder,
      emptyOutDir: true,
      // Apart from the dashboard's own, which come from the same address.
      assetsDir: "grids/assets",
      chunkSizeWarningLimit: 2000,
      rollupOptions: { input: ["ag-grid", "mui"].map((name) => join(root, `grids/${name}.html`)) },
    },
  });
  for (const probe of probes) {
    await build({
      ...common,
      build: {
        target: "es2022",
        outDir: folder,
        emptyOutDir: false,
        lib: {
          entry: join(root, `grids/${probe}.ts`),
          name: probe,
          formats: ["iife"],
          fileName: () => `${probe}.js`,
        },
      },
    });
  }
}

/** The path of a probe that `buildGridPages` built into `folder`. */
export function probePath(folder: string, probe: ProbeName): string {
  return join(folder, `${probe}.js`);
}
