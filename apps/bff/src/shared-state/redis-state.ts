import type { RedisConnection } from "./redis-connection.ts";
import { type SharedState, SharedStateError } from "./shared-state.ts";

/** Other programs may use the same Redis. */
const prefix = "command-history:";

/** For several replicas. Keys end by themselves in Redis. */
export function createRedisState(redis: RedisConnection, now: () => number): SharedState {
  const { client } = redis;

  async function orFail<Reply>(command: Promise<Reply>): Promise<Reply> {
    try {
      return await redis.inTime(command);
    } catch (error) {
      throw new SharedStateError(error);
    }
  }

  return {
    async mark(key, until) {
      const lifeMs = Math.ceil(until - now());
      if (lifeMs <= 0) return;
      await orFail(client.set(prefix + key, "1", { expiration: { type: "PX", value: lifeMs } }));
    },
    isMarked: async (key) => (await orFail(client.exists(prefix + key))) > 0,
    async close() {
      redis.close();
    },
  };
}
