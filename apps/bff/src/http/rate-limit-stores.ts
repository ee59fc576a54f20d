import { createHash } from "node:crypto";
import { MemoryStore } from "express-rate-limit";
import type { Logger } from "pino";
import { RedisStore } from "rate-limit-redis";
import type { RedisConnection } from "../shared-state/redis-connection.ts";
import { createRateLimitOutage } from "./rate-limit-outage.ts";
import type { CreateStore } from "./rate-limits.ts";

/** Limits count in Redis where there is one, so that replicas share them, and in this process otherwise. */
export function rateLimitStores(redis: RedisConnection | undefined, logger: Logger): CreateStore {
  if (redis === undefined) return () => new MemoryStore();
  const outage = createRateLimitOutage(logger);
  return (name) =>
    new RedisStore({
      prefix: `command-history:rate-limit:${name}:`,
      sendCommand: async (...command) => {
        try {
          const reply = await redis.inTime(redis.client.sendCommand<string>(command));
          outage.counted();
          return reply;
        } catch (error) {
          const digest = digestOfScript(command);
          if (digest !== undefined) return digest;
          if (!lacksScript(error)) outage.failed(error);
          throw error;
        }
      },
    });
}

/**
 * The store loads its scripts at the start, when Redis may not be there yet, and would never count if that failed. The
 * reply is known beforehand: the script's digest. Where Redis lacks the script later, the store loads it then.
 */
function digestOfScript([name, action, script]: readonly string[]): string | undefined {
  if (name !== "SCRIPT" || action !== "LOAD" || script === undefined) return undefined;
  return createHash("sha1").update(script).digest("hex");
}

/** Redis answered, and the store brings the script. */
function lacksScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("NOSCRIPT");
}
