import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod";
import { repository } from "./stack.ts";

/** A copy of the built dashboard, which can be updated while it is served. */
export interface Installation {
  /** Where its BFF is. */
  readonly bffFolder: string;
  /** Puts another version in place of the one that is there: the same files under other names, as any change gives them. */
  update(): void;
  remove(): void;
}

const built = { bff: join(repository, "apps/bff/dist"), web: join(repository, "apps/web/dist") };

export function createInstallation(): Installation {
  const caches = join(repository, "apps/web/.cache");
  mkdirSync(caches, { recursive: true });
  const folder = mkdtempSync(join(caches, "installation-"));
  cpSync(built.bff, join(folder, "bff/dist"), { recursive: true });
  cpSync(built.web, join(folder, "web/dist"), { recursive: true });
  const assets = join(folder, "web/dist/assets");
  return {
    bffFolder: join(folder, "bff/dist"),
    update() {
      const [names, packed] = assetNames(assets);
      // What is packed holds the old names. Without it the BFF sends the files themselves.
      for (const name of packed) rmSync(join(assets, name));
      const newName = (name: string) => name.replace(/\.(\w+)$/, "-next.$1");
      const files = [...names.map((name) => join(assets, name)), join(folder, "web/dist/index.html")];
      for (const file of files) {
        const text = readFileSync(file, "utf8");
        writeFileSync(
          file,
          names.reduce((changed, name) => changed.replaceAll(name, newName(name)), text),
        );
      }
      for (const name of names) renameSync(join(assets, name), join(assets, newName(name)));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The names of the built files in a folder, and of their packed forms. */
function assetNames(folder: string): [files: string[], packed: string[]] {
  const names = readdirSync(folder);
  const isPacked = (name: string) => /\.(?:br|gz)$/.test(name);
  return [names.filter((name) => !isPacked(name)), names.filter(isPacked)];
}

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).default([]),
    dynamicImports: z.array(z.string()).default([]),
  }),
);

/** The names of what the built page loads when it is first needed, without their digests: parts of it, workers, and what these load. */
export function laterParts(): string[] {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(join(built.web, ".vite/manifest.json"), "utf8")),
  );
  const chunks = Object.values(manifest);
  const known = new Set(chunks.flatMap(({ file, css }) => [file, ...css].map((path) => basename(path))));
  // Vite's manifest leaves out workers.
  const [names] = assetNames(join(built.web, "assets"));
  const workers = names.filter((name) => !known.has(name));
  const imported = chunks.flatMap(({ dynamicImports }) =>
    dynamicImports.map((key) => basename(manifest[key]?.file ?? key)),
  );
  return [...new Set([...imported, ...workers].map((name) => name.replace(/-.{8}\.js$/, "")))].sort();
}
