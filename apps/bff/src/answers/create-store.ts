import type { Logger } from "pino";
import { connectToRedis } from "../shared-state/redis-connection.ts";
import type { AnswerStore } from "./answer-store.ts";
import { createMemoryStore } from "./memory-store.ts";
import { createRedisStore } from "./redis-store.ts";

interface StoreOptions {
  /** A Redis of its own, so that answers never take the room of what must not be lost. */
  readonly redisUrl: string | undefined;
  readonly maxBytes: number;
  readonly logger: Logger;
  /** Our clock, in ms. */
  now(): number;
}

/** Keeps answers in Redis when there is an address of one, and in this process otherwise. */
export async function createAnswerStore(options: StoreOptions): Promise<AnswerStore> {
  const { redisUrl, maxBytes, logger, now } = options;
  if (maxBytes === 0) {
    return { get: async () => undefined, set: async () => undefined, close: () => undefined };
  }
  if (redisUrl === undefined) return createMemoryStore(maxBytes, now);
  const use = { setting: "MEMORY_REDIS_URL", without: "no answers are kept" } as const;
  return createRedisStore(await connectToRedis(redisUrl, use, logger), logger);
}
