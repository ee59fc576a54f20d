import { expect, it } from "vitest";
import { createPace } from "./pace.ts";

it("reads more at a time while nobody else has anything to do", async () => {
  let time = 0;
  let turnMs = 0.1;
  const pace = createPace({
    now: () => time,
    comeRound: async () => {
      time += turnMs;
    },
  });
  async function sliceAfterTurn(): Promise<number> {
    await pace.turn();
    return pace.sliceBytes() / 1024;
  }
  expect(pace.sliceBytes()).toBe(8 * 1024);
  expect(await sliceAfterTurn()).toBe(16);
  expect(await sliceAfterTurn()).toBe(32);
  expect(await sliceAfterTurn()).toBe(32);
  turnMs = 1;
  expect(await sliceAfterTurn()).toBe(8);
  expect(await sliceAfterTurn()).toBe(8);
});
