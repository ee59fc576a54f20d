import { expect, test } from "vitest";
import { createTextTraits } from "./text-traits.ts";

function traitsOf(...pieces: string[]): { controls: boolean; asSent: boolean } {
  const traits = createTextTraits();
  for (const piece of pieces) traits.take(piece);
  return { controls: traits.hasControls(), asSent: traits.isAsSent() };
}

test.each([
  [["plain\ttext\r\nwith CRLF\r", "\n磁盘 é\n"], { controls: false, asSent: true }],
  [["progress 1\r", "progress 2"], { controls: true, asSent: false }],
  [["a bell \u0007"], { controls: true, asSent: false }],
  [["C1 \u0085"], { controls: true, asSent: false }],
  [["turned \u202e around"], { controls: false, asSent: false }],
  [["zero\u200bwidth"], { controls: false, asSent: false }],
  [["ends with a return\r"], { controls: false, asSent: true }],
])("%j has %j", (pieces, expected) => {
  expect(traitsOf(...pieces)).toEqual(expected);
});
