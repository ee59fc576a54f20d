import { expect, it } from "vitest";
import { ArgumentError, asksForHelp } from "./arguments.ts";

it.each([
  [[], false],
  [["--help"], true],
  [["-h"], true],
])("%j asks for help: %s", (args, asks) => {
  expect(asksForHelp(args)).toBe(asks);
});

it.each([
  [["--port", "9000"], /^Unknown option '--port'\. Settings are environment variables/],
  [["--help=yes"], /does not take an argument\. Settings/],
  [["serve"], /^Unexpected argument 'serve'\. .* positional arguments\. Settings/],
  [["--help", "--verbose"], /^Unknown option '--verbose'\./],
])("%j is refused, and says what to do instead", (args, message) => {
  expect(() => asksForHelp(args)).toThrow(ArgumentError);
  expect(() => asksForHelp(args)).toThrow(message);
});
