import fc from "fast-check";
import { expect, test } from "vitest";
import { upstreamPages } from "./upstream-pages.ts";

test("a page of no more rows than are asked for at once is asked for as it is", () => {
  expect(upstreamPages({ page: 3, pageSize: 20 }, 20)).toEqual([
    { page: 3, pageSize: 20, skip: 0, take: 20 },
  ]);
});

test("a larger one is split into equal parts where it can be", () => {
  expect(upstreamPages({ page: 2, pageSize: 10_000 }, 3200)).toEqual(
    [5, 6, 7, 8].map((page) => ({ page, pageSize: 2500, skip: 0, take: 2500 })),
  );
});

test("together the parts hold each row of the page once, in order, and no other", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 20, max: 12_000 }),
      (page, pageSize, rowsAtOnce) => {
        const pages = upstreamPages({ page, pageSize }, rowsAtOnce);
        let next = (page - 1) * pageSize;
        for (const part of pages) {
          expect((part.page - 1) * part.pageSize + part.skip).toBe(next);
          expect(part.skip + part.take).toBeLessThanOrEqual(part.pageSize);
          expect(part.take).toBeGreaterThan(0);
          next += part.take;
        }
        expect(next).toBe(page * pageSize);
      },
    ),
  );
});
