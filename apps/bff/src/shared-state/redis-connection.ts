import type { Logger } from "pino";
import { createClient } from "redis";

const connectTimeoutMs = 5000;
/** A request waits for Redis this long; a healthy one answers in a millisecond. */
const replyTimeoutMs = 2000;
const longestPauseMs = 5000;

/** A connection to Redis that is made anew whenever it breaks. Commands fail at once while there is none. */
export type RedisConnection = ReturnType<typeof connectToRedis>;

/** Begins to connect, and does not wait for it. Logs when Redis is lost and when it is back. */
export function connectToRedis(url: string, logger: Logger) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: connectTimeoutMs,
      reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, longestPauseMs),
    },
  });
  let lost = false;
  client.on("error", (error: unknown) => {
    // One line an outage: it tries to connect again and again.
    if (!lost)
      logger.warn({ reason: reasonOf(error) }, "Redis cannot be reached: requests that need it fail");
    lost = true;
  });
  client.on("ready", () => {
    if (lost) logger.info("Redis is back");
    lost = false;
  });
  // Every failure to connect is an error event as well.
  client.connect().catch(() => undefined);
  return client;
}

/** A command's reply. Rejects when it takes too long: the client itself waits for ever once a command is written. */
export async function replyInTime<Reply>(command: Promise<Reply>): Promise<Reply> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("Redis did not answer in time")), replyTimeoutMs);
  });
  try {
    return await Promise.race([command, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Without the error's other fields, which can hold the address with its password. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error ? String(error.code) : error.name;
}
