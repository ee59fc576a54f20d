import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createOpaqueIds } from "./opaque-id.ts";

const position = fc.nat(2 ** 31 - 1);

describe("an opaque ID", () => {
  it("leads back to its position", () => {
    fc.assert(
      fc.property(fc.integer(), position, (seed, number) => {
        const ids = createOpaqueIds("inv-", seed);
        expect(ids.decode(ids.encode(number))).toBe(number);
      }),
    );
  });

  it("is not known under another seed, nor after a change", () => {
    fc.assert(
      fc.property(position, (number) => {
        const id = createOpaqueIds("inv-", 1).encode(number);
        expect(createOpaqueIds("inv-", 2).decode(id)).toBeUndefined();
        expect(createOpaqueIds("inv-", 1).decode(`${id}0`)).toBeUndefined();
      }),
    );
  });
});
