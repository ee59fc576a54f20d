import type { Logger } from "pino";
import { createMemoryState } from "./memory-state.ts";
import { connectToRedis, type RedisConnection } from "./redis-connection.ts";
import { createRedisState } from "./redis-state.ts";
import type { SharedState } from "./shared-state.ts";

interface Parts {
  readonly sharedState: SharedState;
  /** For libraries that bring their own store; undefined without Redis. Closed with the shared state. */
  readonly redis: RedisConnection | undefined;
}

/** The shared state in Redis when there is an address of one, and in this process otherwise. */
export async function createSharedState(
  redisUrl: string | undefined,
  logger: Logger,
  now: () => number,
): Promise<Parts> {
  if (redisUrl === undefined) return { sharedState: createMemoryState(now), redis: undefined };
  const redis = await connectToRedis(
    redisUrl,
    { setting: "REDIS_URL", without: "requests that need it fail" },
    logger,
  );
  return { sharedState: createRedisState(redis, now), redis };
}
