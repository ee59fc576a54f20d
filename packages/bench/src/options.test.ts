import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

test("numbers have their defaults, and switches are off", () => {
  expect(readOptions({ rounds: 5, seconds: 3 }, { args: [] })).toEqual({
    rounds: 5,
    seconds: 3,
    check: false,
    dry: false,
    only: undefined,
  });
  expect(readOptions({ rounds: 5 }, { args: ["--rounds", "2", "--check"] })).toEqual({
    rounds: 2,
    check: true,
    dry: false,
    only: undefined,
  });
});

test.each(["0", "1.5", "many"])("%s is no number of rounds", (value) => {
  const args = ["--rounds", value];
  expect(() => readOptions({ rounds: 5 }, { args })).toThrow("--rounds must be a whole number");
});

test("an option that a bench does not have is refused", () => {
  expect(() => readOptions({ rounds: 5 }, { args: ["--pages", "2"] })).toThrow("--pages");
  expect(() => readOptions({ rounds: 5 }, { args: ["--only", "loads"] })).toThrow("--only");
});

test("a part alone leaves the page as it is, and must be one that the bench has", () => {
  const parts = ["loads", "mixed"] as const;
  expect(readOptions({ rounds: 5 }, { parts, args: ["--only", "mixed"] })).toMatchObject({
    only: "mixed",
    dry: true,
  });
  expect(() => readOptions({ rounds: 5 }, { parts, args: ["--only", "more"] })).toThrow(
    "--only must be one of loads, mixed",
  );
});
