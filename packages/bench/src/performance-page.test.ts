import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withSection } from "./performance-page.ts";

const page =
  "# P\n<!-- begin viewer -->\nold\n<!-- end viewer -->\nmore\n<!-- begin server -->\n<!-- end server -->\n";

test("a report takes the place of the one before, and of no other text", () => {
  const written = withSection(page, "viewer", "new\n");
  expect(written).toBe(page.replace("old", "new"));
  expect(withSection(written, "viewer", "new")).toBe(written);
  expect(withSection(page, "server", "rows")).toContain("<!-- begin server -->\nrows\n<!-- end server -->");
});

test.each(["viewer", "grids", "server", "bff"] as const)(
  "docs/performance.md keeps what was written by hand when %s is measured",
  (section) => {
    const text = readFileSync("docs/performance.md", "utf8");
    const byHand = text.slice(0, text.indexOf("<!-- begin "));
    expect(byHand).toContain("How to read it");
    const written = withSection(text, section, "new");
    expect(written.startsWith(byHand)).toBe(true);
    expect(written).toContain(`<!-- begin ${section} -->\nnew\n<!-- end ${section} -->`);
  },
);

test("a page without the marks is refused", () => {
  expect(() => withSection("# P", "viewer", "new")).toThrow("no place");
});
