import { describe, expect, it } from "vitest";
import { openPageFacts, pageFacts } from "./page-facts.ts";

describe("what is said of a page", () => {
  it.each([
    ["a page in the middle", { page: 3, pageSize: 20, shown: 20, total: 5000 }, "41–60 of 5,000", true, 250],
    ["the last page", { page: 3, pageSize: 20, shown: 7, total: 47 }, "41–47 of 47", false, 3],
    ["a total that is too small", { page: 1, pageSize: 20, shown: 1, total: 0 }, "1–1 of 1", false, 1],
    [
      "a full page and a total of 0",
      { page: 2, pageSize: 20, shown: 20, total: 0 },
      "21–40 of at least 40",
      true,
      null,
    ],
    [
      "a full page and a total that ends there",
      { page: 1, pageSize: 20, shown: 20, total: 20 },
      "1–20 of at least 20",
      true,
      null,
    ],
    ["no total", { page: 1, pageSize: 20, shown: 5, total: null }, "1–5 of 5", false, 1],
    ["nothing at all", { page: 1, pageSize: 20, shown: 0, total: 0 }, "0 rows", false, null],
  ])("%s", (_name, input, words, hasNext, last) => {
    expect(pageFacts(input)).toEqual({ words, hasNext, last, pastEnd: false });
  });

  it("a short page before the claimed end says that it is short", () => {
    expect(pageFacts({ page: 1, pageSize: 10_000, shown: 9999, total: 10_004 })).toEqual({
      words: "1–9,999 of 10,004",
      note: "1 row fewer than there should be: new runs came while this page was loading",
      hasNext: true,
      last: 2,
      pastEnd: false,
    });
  });

  it.each([
    ["loading", "101–140, so far", true],
    ["again", "101–140, so far", false],
    ["stopped", "101–140, stopped before the end", false],
    ["failed", "101–140, broke off before the end", false],
  ] as const)("a page that is %s tells the rows that came", (end, words, hasNext) => {
    expect(openPageFacts({ page: 2, pageSize: 100, shown: 40 }, end)).toEqual({
      words,
      hasNext,
      last: null,
      pastEnd: false,
    });
  });

  it.each([
    ["loading", true],
    ["stopped", false],
    ["failed", false],
  ] as const)("a page that is %s without a row leads on: %s", (end, hasNext) => {
    expect(openPageFacts({ page: 1, pageSize: 20, shown: 0 }, end)).toMatchObject({ words: "", hasNext });
  });

  it("a page past the end knows the way back, and takes nothing back that a page before said of the total", () => {
    expect(pageFacts({ page: 1, pageSize: 20, shown: 20, total: 20 }).words).toBe("1–20 of at least 20");
    expect(pageFacts({ page: 2, pageSize: 20, shown: 0, total: 20 }).words).toBe("0 rows");
    expect(pageFacts({ page: 9, pageSize: 20, shown: 0, total: 47 })).toEqual({
      words: "0 rows",
      hasNext: false,
      last: 3,
      pastEnd: true,
    });
  });
});
