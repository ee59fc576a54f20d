import { describe, expect, it } from "vitest";
import { createRetryBudget } from "./retry-budget.ts";

function takeAll(budget: ReturnType<typeof createRetryBudget>): number {
  let taken = 0;
  while (budget.take()) taken += 1;
  return taken;
}

describe("the retry budget", () => {
  it("has its reserve for retries, and no more while nothing goes well", () => {
    const budget = createRetryBudget(5);
    expect(takeAll(budget)).toBe(5);
    expect(budget.take()).toBe(false);
  });

  it("gets a retry back for about ten calls that go well", () => {
    const budget = createRetryBudget(5);
    takeAll(budget);
    for (let calls = 0; calls < 21; calls++) budget.noteSuccess();
    expect(takeAll(budget)).toBe(2);
  });

  it("never has more than its reserve", () => {
    const budget = createRetryBudget(2);
    for (let calls = 0; calls < 100; calls++) budget.noteSuccess();
    expect(takeAll(budget)).toBe(2);
  });
});
