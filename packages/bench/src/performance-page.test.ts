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

test("a page without the marks is refused", () => {
  expect(() => withSection("# P", "viewer", "new")).toThrow("no place");
});
