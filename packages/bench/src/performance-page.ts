import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";

export const repository = join(import.meta.dirname, "../../..");

const page = join(repository, "docs/performance.md");

/** The parts of docs/performance.md, each written by the bench of that name. */
export type Section = "viewer" | "server" | "bff" | "grids";

/** Puts a report in the place of the one that the same bench wrote before. */
export async function writeSection(section: Section, report: string): Promise<void> {
  await writeFile(page, withSection(await readFile(page, "utf8"), section, report));
}

/** A page with the text between a section's two marks replaced. Throws when the page has no such marks. */
export function withSection(text: string, section: Section, report: string): string {
  const begin = `<!-- begin ${section} -->`;
  const end = `<!-- end ${section} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from === -1 || to < from)
    throw new Error(`docs/performance.md has no place for the section ${section}`);
  return `${text.slice(0, from + begin.length)}\n${report.trim()}\n${text.slice(to)}`;
}

/** Where a run was made, in words. `load`: the average number of waiting programs (1 minute) before and after it. */
export function conditionWords(load: readonly [before: number, after: number]): string {
  const processor = `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`;
  return `Machine: ${processor}; Node ${process.versions.node}; load ${load.map((value) => value.toFixed(1)).join(" before, ")} after`;
}
