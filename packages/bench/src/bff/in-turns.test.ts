import { expect, test } from "vitest";
import { inTurns } from "./in-turns.ts";

test("all take their turn in each round, and each round begins with another one", async () => {
  const turns: string[] = [];
  const measured = await inTurns([{ name: "a" }, { name: "b" }], 3, async ({ name }, round) => {
    turns.push(name);
    return `${name}${round}`;
  });
  expect(turns.join("")).toBe("abbaab");
  expect(measured).toEqual({ a: ["a0", "a1", "a2"], b: ["b0", "b1", "b2"] });
});
