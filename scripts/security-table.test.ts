import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { titlesThatRun } from "./test-titles.ts";

interface NamedTest {
  readonly file: string;
  readonly titles: readonly string[];
}

/** The rows of the tables in docs/security.md: the last cell names a file and the titles of tests in it. */
function namedTests(): NamedTest[] {
  const rows = readFileSync("docs/security.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (case|-+) /.test(line));
  return rows.map((row) => {
    const cell = row.split(/(?<!\\)\|/).at(-2) ?? "";
    const [file = "", ...titles] = [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? "");
    return { file, titles };
  });
}

describe("the table of security cases", () => {
  const rows = namedTests();

  it("has a test for every case", () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(
      rows.filter(({ file, titles }) => !/\.(test|spec)\.tsx?$/.test(file) || titles.length === 0),
    ).toEqual([]);
  });

  it("names tests that are there and run, by their whole titles", () => {
    const missing = rows.flatMap(({ file, titles }) => {
      const known = existsSync(file) ? titlesThatRun(readFileSync(file, "utf8"), file) : new Set();
      return titles.filter((title) => !known.has(title)).map((title) => `${file}: ${title}`);
    });
    expect(missing).toEqual([]);
  });
});
