import { createHash } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { createTagDigest } from "../answers/etag.ts";
import { pieceBytes } from "../http/utf8-pieces.ts";
import { outputText } from "./output-text.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("an output is digested a piece at a time, as its pieces are taken, and has the tag of the whole", async () => {
  const whole = "a line of täxt\n".repeat(20_000);
  const tag = createTagDigest();
  tag.update(whole);
  const digested = vi.spyOn(Object.getPrototypeOf(createHash("sha256")), "update");
  const text = outputText(whole, { keepMs: 0, isFinal: true });
  const taken: (string | Uint8Array)[] = [];
  let next = await text.next();
  for (; !next.done; next = await text.next()) {
    taken.push(next.value);
    expect(digested).toHaveBeenCalledTimes(taken.length);
    expect(digested.mock.lastCall?.[0]).toBe(next.value);
    expect(next.value.length).toBeLessThanOrEqual(pieceBytes);
  }
  expect(taken.length).toBeGreaterThan(1);
  expect(Buffer.concat(taken.map((piece) => Buffer.from(piece))).toString()).toBe(whole);
  expect(next.value).toEqual({ etag: tag.strong(), keepMs: 0, isFinal: true });
});
