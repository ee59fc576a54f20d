import { createHash } from "node:crypto";
import type { Logger } from "pino";
import * as z from "zod";
import type { RedisConnection } from "../shared-state/redis-connection.ts";
import type { KeptAnswer } from "./answer.ts";
import type { AnswerStore } from "./answer-store.ts";

/** Other programs may use the same Redis. The number changes with the form of what is kept. */
const prefix = "command-history:answer:1:";

/** A larger answer is not worth what it takes to move it. */
const largestBytes = 8 * 1024 * 1024;

const headSchema = z.object({
  headers: z.record(z.string(), z.string()),
  etag: z.string(),
  bytes: z.number(),
  madeAt: z.number(),
  isFinal: z.boolean(),
  upstreamRequestId: z.optional(z.string()),
});

/**
 * Keeps answers in Redis, for all replicas. How much of it they may take is for Redis to say (`maxmemory`). Without
 * Redis nothing is kept, and everything still works: its connection says in the log that it is lost.
 */
export function createRedisStore(redis: RedisConnection, logger: Logger): AnswerStore {
  const { binary } = redis;
  return {
    async get(key) {
      try {
        const kept = await redis.inTime(binary.get(nameOf(key)));
        return kept === null ? undefined : decode(kept);
      } catch (error) {
        logger.debug({ err: error }, "an answer cannot be taken from Redis");
        return undefined;
      }
    },
    async set(key, answer, keepMs) {
      if (answer.packed.length > largestBytes) return;
      try {
        const expiration = { type: "PX", value: Math.max(1, Math.ceil(keepMs)) } as const;
        await redis.inTime(binary.set(nameOf(key), encode(answer), { expiration }));
      } catch (error) {
        logger.debug({ err: error }, "an answer cannot be kept in Redis");
      }
    },
    close: () => redis.close(),
  };
}

/** Short, whatever is asked for. */
function nameOf(key: string): string {
  return prefix + createHash("sha256").update(key).digest("base64url");
}

/** A line of JSON with all but the compressed text, and then that. */
function encode({ packed, ...head }: KeptAnswer): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), packed]);
}

/** Throws for what is not an answer. */
function decode(kept: Buffer): KeptAnswer {
  const lineEnd = kept.indexOf("\n");
  const head = headSchema.parse(JSON.parse(kept.toString("utf8", 0, lineEnd)));
  return {
    ...head,
    upstreamRequestId: head.upstreamRequestId,
    packed: kept.subarray(lineEnd + 1),
  };
}
