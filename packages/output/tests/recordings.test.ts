import { describe, expect, it } from "vitest";
import { createOutputIndex, type Line } from "../src/index.ts";
import { type Expected, recordings } from "./recordings.ts";

function plainly(line: Line): Expected {
  const pieces = line.segments.map(({ text, style }) => (style === null ? text : ([text, style] as const)));
  const [first = ""] = pieces;
  return pieces.length < 2 && typeof first === "string" ? first : pieces;
}

describe("a recording", () => {
  it.each(recordings)("of $of", ({ text, lines }) => {
    const index = createOutputIndex(text);
    expect(Array.from({ length: index.lineCount }, (_, i) => plainly(index.line(i)))).toEqual(lines);
  });
});
