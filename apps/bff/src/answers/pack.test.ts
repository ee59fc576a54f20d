import { brotliDecompressSync, createGzip, type Gzip, gunzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import type { AnswerSource } from "./answer.ts";
import { brotliCoding, type Coding, gzipCoding } from "./coding.ts";
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
    yield "ä".repeat(40_000);
    yield "between ";
    yield bytes;
    yield "last";
    return end;
  }
  const push = (piece: Buffer) => {
    pieces.push(piece);
  };
  const expected = `${"ä".repeat(40_000)}between ${"bytes é ".repeat(10_000)}last`;
  const made = await pack(text(), { coding, push, firstAtOnce: false });
  expect(made).toEqual({ end, bytes: Buffer.byteLength(expected) });
  expect(unpack(Buffer.concat(pieces)).toString() === expected).toBe(true);
});

test.each([
  [gzipCoding, gunzipSync],
  [brotliCoding, brotliDecompressSync],
])("by $name, a short text comes back from one piece", async (coding, unpack) => {
  const pieces: Buffer[] = [];
  async function* text(): AnswerSource["text"] {
    yield "short ";
    yield "and whole ä";
    return end;
  }
  const push = (piece: Buffer) => {
    pieces.push(piece);
  };
  const made = await pack(text(), { coding, push, firstAtOnce: false });
  expect(made).toEqual({ end, bytes: Buffer.byteLength("short and whole ä") });
  expect(pieces.map((piece) => unpack(piece).toString())).toEqual(["short and whole ä"]);
});

/** A coding by gzip that keeps its packers. */
function watchedCoding() {
  const packers: Gzip[] = [];
  const coding: Coding = {
    ...gzipCoding,
    createPacker: () => {
      const packer = createGzip();
      packers.push(packer);
      return packer;
    },
  };
  return { coding, packers };
}

const longText = "a long text ".repeat(10_000);

test("a long text is packed while it comes, and what breaks it off is thrown and ends the packer", async () => {
  const { coding, packers } = watchedCoding();
  async function* text(): AnswerSource["text"] {
    yield longText;
    expect(packers).toHaveLength(1);
    throw new Error("broke off");
  }
  await expect(pack(text(), { coding, push: () => undefined, firstAtOnce: false })).rejects.toThrow(
    "broke off",
  );
  expect(packers.map(({ destroyed }) => destroyed)).toEqual([true]);
});

test("the next text is made while one is packed, and no more than that", async () => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const coding: Coding = {
    ...gzipCoding,
    createPacker: () => {
      const packer = createGzip();
      const transform = packer._transform.bind(packer);
      packer._transform = (chunk, encoding, done) => {
        void held.then(() => transform(chunk, encoding, done));
      };
      return packer;
    },
  };
  const made: number[] = [];
  async function* text(): AnswerSource["text"] {
    for (let count = 1; count <= 3; count++) {
      made.push(count);
      yield longText;
    }
    return end;
  }
  const packing = pack(text(), { coding, push: () => undefined, firstAtOnce: false });
  await new Promise((resolve) => setImmediate(resolve));
  expect(made).toEqual([1, 2]);
  goOn();
  await packing;
  expect(made).toEqual([1, 2, 3]);
});

test("a packer that fails is told once", async () => {
  const { coding, packers } = watchedCoding();
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  async function* text(): AnswerSource["text"] {
    yield longText;
    packers[0]?.destroy(new Error("the packer broke"));
    yield longText;
    return end;
  }
  await expect(pack(text(), { coding, push: () => undefined, firstAtOnce: false })).rejects.toThrow();
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

test("what breaks a short text off is thrown, and nothing is pushed", async () => {
  const push = vi.fn();
  async function* text(): AnswerSource["text"] {
    yield "begun";
    throw new Error("broke off");
  }
  await expect(pack(text(), { coding: gzipCoding, push, firstAtOnce: false })).rejects.toThrow("broke off");
  expect(push).not.toHaveBeenCalled();
});
