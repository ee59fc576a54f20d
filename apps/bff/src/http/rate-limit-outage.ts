import type { Logger } from "pino";

/** Whether the limits can count: told by every request, logged once when it ends and once when it is so again. */
export interface RateLimitOutage {
  failed(error: unknown): void;
  counted(): void;
}

export function createRateLimitOutage(logger: Logger): RateLimitOutage {
  let isOut = false;
  return {
    failed(error) {
      if (isOut) return;
      isOut = true;
      // Not the error itself, which has what was sent to Redis.
      const reason = error instanceof Error ? error.message : "unknown";
      logger.error({ reason }, "the rate limits cannot count: until they can, nobody is held back");
    },
    counted() {
      if (isOut) logger.info("the rate limits count again");
      isOut = false;
    },
  };
}
