import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import * as z from "zod";
import { generateRows } from "./generate-rows.ts";
import { createPageBody } from "./page-body.ts";
import { pageNames, pages } from "./pages.ts";

const answerSchema = z.object({
  response: z.object({
    totalCount: z.number(),
    dataSet: z.array(z.unknown()),
  }),
});

function answerOf(parts: readonly Uint8Array[]) {
  return answerSchema.parse(JSON.parse(Buffer.concat(parts).toString())).response;
}

test.each(pageNames)("the %s page has about the bytes that it is said to have", (name) => {
  const { rows, bytes } = pages[name];
  const shown = Math.min(rows, 500);
  const text = JSON.stringify([...generateRows(shown, bytes / rows)]);
  expect(text.length / shown / (bytes / rows)).toBeGreaterThan(0.9);
  expect(text.length / shown / (bytes / rows)).toBeLessThan(1.1);
});

test("rows do not repeat themselves: they compress no better than logs do, and are the same for the same seed", () => {
  const text = JSON.stringify([...generateRows(500, 1_600)]);
  expect(gzipSync(text).length).toBeGreaterThan(text.length / 8);
  expect(JSON.stringify([...generateRows(500, 1_600)])).toBe(text);
  expect(JSON.stringify([...generateRows(500, 1_600, 1)])).not.toBe(text);
});

test("a page is a run of the rows, whole or in parts", () => {
  const rows = [...generateRows(50, 1_600)];
  const body = createPageBody(rows);
  const whole = answerOf(body.slice(10_000, 1));
  expect(whole).toMatchObject({ totalCount: 50, dataSet: rows });
  const parts = [1, 2, 3, 4].map((page) => answerOf(body.slice(20, page)).dataSet);
  expect(parts.map(({ length }) => length)).toEqual([20, 20, 10, 0]);
  expect(parts.flat()).toEqual(whole.dataSet);
});
