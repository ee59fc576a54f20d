import { expect, test } from "vitest";
import { createPieceEnds } from "./piece-ends.ts";

test("a text can be cut behind the last line end of each of its pieces", () => {
  const ends = createPieceEnds();
  for (const piece of ["one\ntwo\nth", "no line end", "", "ree\n", "last"]) ends.take(piece);
  expect([0, 7, 8, 24, 25, 99].map((place) => ends.endAfter(place))).toEqual([
    8,
    8,
    25,
    25,
    undefined,
    undefined,
  ]);
});
