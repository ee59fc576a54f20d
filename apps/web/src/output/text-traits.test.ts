import { expect, test } from "vitest";
import { createTextTraits, type TextKind } from "./text-traits.ts";

function traitsOf(...pieces: string[]): { controls: boolean; kind: TextKind } {
  const traits = createTextTraits();
  for (const piece of pieces) traits.take(piece);
  return { controls: traits.hasControls(), kind: traits.kind() };
}

test.each([
  [["plain\ttext\r\nwith CRLF\r", "\n磁盘 é\n"], { controls: false, kind: "verbatim" }],
  [["progress 1\r", "progress 2"], { controls: true, kind: "rendered" }],
  [["a bell \u0007"], { controls: true, kind: "rendered" }],
  [["C1 \u0085"], { controls: true, kind: "rendered" }],
  [["turned \u202e around"], { controls: false, kind: "rendered" }],
  [["zero\u200bwidth"], { controls: false, kind: "rendered" }],
  [["ends with a return\r"], { controls: false, kind: "ascii" }],
  [["plain\ttext\r\n", "~\n"], { controls: false, kind: "ascii" }],
])("%j has %j", (pieces, expected) => {
  expect(traitsOf(...pieces)).toEqual(expected);
});
