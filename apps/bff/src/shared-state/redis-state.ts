import { type RedisConnection, replyInTime } from "./redis-connection.ts";
import { type SharedState, SharedStateError } from "./shared-state.ts";

/** Other programs may use the same Redis. */
const prefix = "command-history:";

/** For several replicas. Keys end by themselves in Redis. */
export function createRedisState(redis: RedisConnection, now: () => number): SharedState {
  return {
    async mark(key, until) {
      const lifeMs = Math.ceil(until - now());
      if (lifeMs <= 0) return;
      await orFail(redis.set(prefix + key, "1", { expiration: { type: "PX", value: lifeMs } }));
    },
    isMarked: async (key) => (await orFail(redis.exists(prefix + key))) > 0,
    async close() {
      redis.destroy();
    },
  };
}

async function orFail<Reply>(command: Promise<Reply>): Promise<Reply> {
  try {
    return await replyInTime(command);
  } catch (error) {
    throw new SharedStateError(error);
  }
}
