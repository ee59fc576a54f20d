import fc from "fast-check";
import { expect, it } from "vitest";
import { Uint32List } from "./uint32-list.ts";

/** Longer than one block. */
const longest = 9000;

it("counts the values up to another one, wherever that is in the list or beyond it", () => {
  const steps = fc.array(fc.nat({ max: 3 }), { minLength: 0, maxLength: longest, size: "max" });
  fc.assert(
    fc.property(
      steps,
      fc.nat({ max: longest }),
      fc.integer({ min: -1, max: 2 * longest }),
      (given, length, value) => {
        let last = 0;
        const values = given.map((step) => {
          last += step;
          return last;
        });
        const list = new Uint32List();
        for (const each of values) list.push(each);
        list.truncate(length);
        expect(list.countUpTo(value)).toBe(values.slice(0, length).filter((each) => each <= value).length);
      },
    ),
    { numRuns: 50 },
  );
});

it("counts at the edges of a block", () => {
  const list = new Uint32List();
  for (let value = 0; value < longest; value++) list.push(value);
  expect([0, 4095, 4096, 8191, 8192, longest].map((value) => list.countUpTo(value))).toEqual([
    1,
    4096,
    4097,
    8192,
    8193,
    longest,
  ]);
});
