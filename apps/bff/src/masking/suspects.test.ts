import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signs, suspectStretches } from "./suspects.ts";

/** Texts that a pattern matches, in capitals where it takes any case. What stands before is put there by the test. */
function matchesOf({ source, ignoreCase }: RegExp): fc.Arbitrary<string> {
  const matches = fc.stringMatching(new RegExp(`^(?:${source.replace("(?<![^ \\t\\n])", "")})$`));
  return ignoreCase
    ? fc.oneof(
        matches,
        matches.map((text) => text.toUpperCase()),
      )
    : matches;
}

const before = fc.constantFrom("", " ", "\t", "\n", "echo ", "é\n", "a=b -k ");

describe("the signs of secrets", () => {
  it.each(signs.map(({ pattern }) => [pattern.source, pattern] as const))(
    "are known by their words: %s",
    (_, pattern) => {
      fc.assert(
        fc.property(before, matchesOf(pattern), fc.string(), (start, match, rest) => {
          const text = `${start}${match}${rest}`;
          const [stretch] = suspectStretches(text, { from: 0, to: text.length });
          expect(stretch?.from).toBeLessThanOrEqual(start.length);
          expect(stretch?.to).toBeGreaterThanOrEqual(start.length);
        }),
        { numRuns: 500 },
      );
    },
  );
});
