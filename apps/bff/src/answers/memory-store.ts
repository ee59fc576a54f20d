import { LRUCache } from "lru-cache";
import type { KeptAnswer } from "./answer.ts";
import type { AnswerStore } from "./answer-store.ts";

/** What an answer takes beside its compressed text and its key, about. */
const overheadBytes = 1024;

/** Keeps answers in this process, those asked for last, in at most `maxBytes`. */
export function createMemoryStore(maxBytes: number, now: () => number): AnswerStore {
  const answers = new LRUCache<string, KeptAnswer>({
    maxSize: maxBytes,
    sizeCalculation: ({ packed }, key) => packed.length + key.length + overheadBytes,
    perf: { now },
    // Age is looked at when an answer is asked for: a clock that tests move must not be read ahead.
    ttlResolution: 0,
  });
  return {
    get: async (key) => answers.get(key),
    async set(key, answer, keepMs) {
      answers.set(key, answer, { ttl: keepMs });
    },
    close: () => answers.clear(),
  };
}
