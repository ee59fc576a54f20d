import { existsSync, readFileSync } from "node:fs";
import { titlesThatRun } from "./test-titles.ts";

interface NamedTests {
  readonly file: string;
  readonly titles: readonly string[];
}

/** The rows of the tables of a page, without their heads: the last cell names a file and the titles of tests in it. */
export function namedTests(markdown: string): NamedTests[] {
  const rows = markdown
    .split("\n")
    .filter(
      (line, at, lines) =>
        line.startsWith("| ") && !/^\| -+ /.test(line) && !/^\| -+ /.test(lines[at + 1] ?? ""),
    );
  return rows.map((row) => {
    const cell = row.split(/(?<!\\)\|/).at(-2) ?? "";
    const [file = "", ...titles] = [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? "");
    return { file, titles };
  });
}

/** Those of the named tests that are not in their file, or are skipped. Titles are whole. */
export function missingTests(named: readonly NamedTests[]): string[] {
  return named.flatMap(({ file, titles }) => {
    const known = existsSync(file) ? titlesThatRun(readFileSync(file, "utf8"), file) : new Set();
    return titles.filter((title) => !known.has(title)).map((title) => `${file}: ${title}`);
  });
}
