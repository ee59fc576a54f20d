import { expect, test } from "vitest";
import { mixture, sharedQuestion } from "./mixture.ts";

test("the same seed gives the same sequence, another one another", () => {
  expect(mixture(200)).toEqual(mixture(200));
  expect(mixture(200, 1)).not.toEqual(mixture(200));
});

test("most ask for the same list, and some for lists of each other size that nobody has asked for", () => {
  const questions = mixture(2_000);
  const isShared = ({ question }: { question: number }) => question === sharedQuestion;
  const others = questions.filter((asked) => !isShared(asked));
  expect(questions.filter(isShared).length / questions.length).toBeCloseTo(0.7, 1);
  expect(new Set(others.map(({ question }) => question)).size).toBe(others.length);
  const countOf = (name: string) => others.filter(({ page }) => page === name).length;
  expect(countOf("small")).toBeGreaterThan(countOf("medium"));
  expect(countOf("medium")).toBeGreaterThan(countOf("long"));
  expect(countOf("long")).toBeGreaterThan(countOf("large"));
  expect(countOf("large")).toBe(4);
  expect(countOf("huge")).toBe(0);
});
