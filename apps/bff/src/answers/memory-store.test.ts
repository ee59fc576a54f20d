import { expect, it } from "vitest";
import type { KeptAnswer } from "./answer.ts";
import { createMemoryStore } from "./memory-store.ts";

function answerOf(bytes: number): KeptAnswer {
  return {
    headers: {},
    etag: '"a"',
    packed: Buffer.alloc(bytes),
    bytes,
    madeAt: 0,
    isFinal: false,
    upstreamRequestId: undefined,
  };
}

it.each([
  ["its text", "", 40_000],
  ["its key, which holds the whole question", "x".repeat(40_000), 0],
])("an answer takes the room of %s", async (_, key, bytes) => {
  const store = createMemoryStore(100_000, () => 0);
  for (const name of ["first", "second", "third"]) await store.set(name + key, answerOf(bytes), 1000);
  expect(await store.get(`first${key}`)).toBeUndefined();
  expect(await store.get(`second${key}`)).toBeDefined();
  expect(await store.get(`third${key}`)).toBeDefined();
});
