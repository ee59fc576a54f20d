import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

test("numbers have their defaults, and switches are off", () => {
  expect(readOptions({ rounds: 5, seconds: 3 }, [])).toEqual({
    rounds: 5,
    seconds: 3,
    check: false,
    dry: false,
  });
  expect(readOptions({ rounds: 5 }, ["--rounds", "2", "--check"])).toEqual({
    rounds: 2,
    check: true,
    dry: false,
  });
});

test.each(["0", "1.5", "many"])("%s is no number of rounds", (value) => {
  expect(() => readOptions({ rounds: 5 }, ["--rounds", value])).toThrow("--rounds must be a whole number");
});

test("an option that a bench does not have is refused", () => {
  expect(() => readOptions({ rounds: 5 }, ["--pages", "2"])).toThrow("--pages");
});
