import { type Ignorable, ignorables, normalise } from "@command-history/output";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalisedPieces } from "./normalised-pieces.ts";

const words = [
  "served 9,218 kB in 12 ms",
  "2025-10-17 14:31:25",
  "ins-1",
  "edge-ams-001",
  "\u001b]0;title",
  "10.0.0.1 ",
  " 12",
  "\t",
  "",
  "\r",
];
const lines = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
  .map((some) => some.join(" "));
/** Long enough for many pieces. */
const texts = fc
  .tuple(fc.array(lines, { minLength: 1, maxLength: 20 }), fc.constantFrom("\n", "\r\n"))
  .map(([some, end]) => (some.join(end) + end).repeat(1000));
const choices = fc.subarray([...ignorables]).map((some): ReadonlySet<Ignorable> => new Set(some));
const names = fc.constantFrom("edge-ams-001", "12\n12", null);

describe("the pieces of a normalised text", () => {
  it("are the normalised text", () => {
    fc.assert(
      fc.property(texts, choices, names, (text, ignored, instanceName) => {
        const context = { instanceId: "ins-1", instanceName };
        expect([...normalisedPieces(text, ignored, context)].join("")).toBe(
          normalise(text, ignored, context),
        );
      }),
      { numRuns: 20 },
    );
  });

  it("are many when the text is long", () => {
    const text = "one line of a long log, with 12 numbers in it\n".repeat(20_000);
    const context = { instanceId: null, instanceName: null };
    for (const ignored of [new Set<Ignorable>(["numbers"]), new Set<Ignorable>(["whitespace"])]) {
      const pieces = [...normalisedPieces(text, ignored, context)];
      expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(100_000);
    }
  });
});
