import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { AnswerSource } from "./answer.ts";
import { brotliCoding, gzipCoding } from "./coding.ts";
import { pack } from "./pack.ts";

const end = { etag: '"1"', keepMs: 0, isFinal: false } as const;

test.each([gzipCoding, brotliCoding])(
  "by $name, the first text goes out before more is asked for",
  async (coding) => {
    const pieces: Buffer[] = [];
    let packedBeforeSecond = 0;
    async function* text(): AnswerSource["text"] {
      yield "the first rows\n";
      packedBeforeSecond = Buffer.concat(pieces).length;
      yield "the others\n";
      return end;
    }
    const push = (piece: Buffer) => {
      pieces.push(piece);
    };
    await pack(text(), { coding, push, firstAtOnce: true });
    expect(packedBeforeSecond).toBeGreaterThan("the first rows\n".length / 2);
  },
);

test.each([
  [gzipCoding, gunzipSync],
  [brotliCoding, brotliDecompressSync],
])("by $name, text and bytes come back in their order, and are counted", async (coding, unpack) => {
  const pieces: Buffer[] = [];
  const bytes = new TextEncoder().encode("bytes é ".repeat(10_000));
  async function* text(): AnswerSource["text"] {
    yield "ä".repeat(20_000);
    yield "between ";
    yield bytes;
    yield "last";
    return end;
  }
  const push = (piece: Buffer) => {
    pieces.push(piece);
  };
  const expected = `${"ä".repeat(20_000)}between ${"bytes é ".repeat(10_000)}last`;
  const made = await pack(text(), { coding, push, firstAtOnce: false });
  expect(made).toEqual({ end, bytes: Buffer.byteLength(expected) });
  expect(unpack(Buffer.concat(pieces)).toString() === expected).toBe(true);
});

test("what breaks the text off is thrown, and nothing is pushed any more", async () => {
  const pieces: Buffer[] = [];
  async function* text(): AnswerSource["text"] {
    yield "begun";
    throw new Error("broke off");
  }
  const push = (piece: Buffer) => {
    pieces.push(piece);
  };
  await expect(pack(text(), { coding: gzipCoding, push, firstAtOnce: false })).rejects.toThrow("broke off");
  expect(pieces).toEqual([]);
});
