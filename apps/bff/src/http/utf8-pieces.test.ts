import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { utf8Pieces } from "./utf8-pieces.ts";

describe("the UTF-8 pieces of a text", () => {
  it("are the text's bytes, whatever the size of the pieces", () => {
    const unit = fc.constantFrom("a", "é", "漢", "🛰", "\ud800", "\udc00", "\0", "\r\n");
    fc.assert(
      fc.property(fc.string({ unit }), fc.integer({ min: 6, max: 20 }), (text, size) => {
        const pieces = [...utf8Pieces(text, () => new Uint8Array(size))];
        expect(Buffer.concat(pieces)).toEqual(Buffer.from(text, "utf8"));
        expect(pieces.every((piece) => piece.length > 0)).toBe(true);
      }),
    );
  });
});
