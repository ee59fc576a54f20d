import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { missingTests, namedTests } from "./named-tests.ts";

describe.each([
  ["docs/security.md", 50],
  ["docs/faults.md", 50],
])("the tables of cases in %s", (page, fewest) => {
  const rows = namedTests(readFileSync(page, "utf8"));

  it("have a test for every case", () => {
    expect(rows.length).toBeGreaterThan(fewest);
    expect(
      rows.filter(({ file, titles }) => !/\.(test|spec)\.tsx?$/.test(file) || titles.length === 0),
    ).toEqual([]);
  });

  it("name tests that are there and run, by their whole titles", () => {
    expect(missingTests(rows)).toEqual([]);
  });
});

describe("a table that names a test", () => {
  const table = (title: string) =>
    `| case | test |\n| --- | --- |\n| one | \`scripts/named-tests.test.ts\`: \`${title}\` |\n`;

  it("is found out when there is none of that title", () => {
    expect(missingTests(namedTests(table("is not there")))).toEqual([
      "scripts/named-tests.test.ts: is not there",
    ]);
    expect(missingTests(namedTests(table("a table that names a test")))).toEqual([]);
  });
});
