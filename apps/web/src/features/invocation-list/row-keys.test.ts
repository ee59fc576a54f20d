import { expect, it } from "vitest";
import { rowKeys } from "./row-keys.ts";

it("gives every row a key of its own, also without an ID and with one that repeats", () => {
  const rows = ["a", null, "a", "b", null].map((invocationId) => ({ invocationId }));
  const keys = rowKeys(rows);
  expect(keys[0]).toBe("a");
  expect(keys[3]).toBe("b");
  expect(new Set(keys).size).toBe(rows.length);
});
