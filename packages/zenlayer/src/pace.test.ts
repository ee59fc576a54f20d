import { expect, it } from "vitest";
import { createPace } from "./pace.ts";

it("reads more at a time while nobody else has anything to do", async () => {
  let time = 0;
  let turnMs = 0.1;
  const pace = createPace(10_000, {
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

it("reads an answer of few rows with a large slice from the start", () => {
  expect(createPace(200).sliceBytes()).toBe(32 * 1024);
  expect(createPace(201).sliceBytes()).toBe(8 * 1024);
});
