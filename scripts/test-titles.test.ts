import { describe, expect, it } from "vitest";
import { titlesThatRun } from "./test-titles.ts";

describe("the titles of a test file", () => {
  it("are those of its tests and suites, with rows and conditions too", () => {
    const source = `
      describe("a suite", () => {
        it("says \\"one\\"", () => {});
        it.each<string>(["(", ")"])("takes %s", () => {});
        describe.skipIf(process.platform === "win32")(\`a suite\${why}\`, () => {
          test("two", async ({ page }) => {
            test.skip(!page, "no browser");
          });
        });
      });
      testAlone("three", () => {});
      const other = "not a title";
      testing("not a title");
    `;
    expect([...titlesThatRun(source, "a.test.ts")]).toEqual([
      "a suite",
      'says "one"',
      "takes %s",
      "a suite%",
      "two",
      "three",
    ]);
  });

  it("are not those of what is always skipped, nor of what is in it", () => {
    const source = `
      it.skip("a", () => {});
      test.fixme("b", () => {});
      it.todo("c");
      it.skip.each([1])("d %i", () => {});
      describe.skip("e", () => {
        it("f", () => {});
      });
      // it("g", () => {});
      it("h", () => {});
    `;
    expect([...titlesThatRun(source, "a.test.ts")]).toEqual(["h"]);
  });
});
