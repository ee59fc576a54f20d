import type { Logger } from "pino";

const connectTimeoutMs = 5000;
/** A request waits for Redis this long; a healthy one answers in a millisecond. */
const replyTimeoutMs = 2000;
/** And a little longer, in case that time was this process's own. */
const graceMs = 200;
/** How often Redis is asked for a sign of life while nothing else is asked of it. */
const pingMs = 1000;
/** A connection on which nothing comes and nothing goes for so long is given up; so is one that does not become ready. */
const silenceMs = 3000;
const longestPauseMs = 5000;

interface RedisUse {
  /** The variable that its address is from: there can be two of them. */
  readonly setting: "REDIS_URL" | "MEMORY_REDIS_URL";
  /** What it means that there is none, in words for the log. */
  readonly without: string;
}

/** A connection to Redis that is made anew whenever it breaks. Commands fail at once while there is none. */
export interface RedisConnection {
  readonly client: Clients["client"];
  /** The same, which replies with bytes in place of texts. */
  readonly binary: Clients["binary"];
  /**
   * A command's reply. Rejects when it takes too long. The connection is then made anew, and all that wait for it fail as
   * well: until Redis has answered the greeting of the new one, nobody else waits.
   */
  inTime<Reply>(command: Promise<Reply>): Promise<Reply>;
  close(): void;
}

type Clients = Awaited<ReturnType<typeof createClients>>;

/** Begins to connect, and does not wait for it. Logs when Redis is lost or hangs, and when it is back. */
export async function connectToRedis(
  url: string,
  { setting, without }: RedisUse,
  logger: Logger,
): Promise<RedisConnection> {
  const { client, binary } = await createClients(url);
  let isLost = false;
  let isClosed = false;

  function lose(reason: string): void {
    // One line an outage: it tries to connect again and again.
    if (!isLost && !isClosed) logger.warn({ setting, reason }, `Redis cannot be reached: ${without}`);
    isLost = true;
  }
  client.on("error", (error: unknown) => {
    // Also what Redis answers to a ping when something is wrong with it, while it goes on answering.
    if (!client.isReady) lose(reasonOf(error));
  });
  client.on("ready", () => {
    if (isLost) logger.info({ setting }, "Redis is back");
    isLost = false;
  });

  function connect(): void {
    // Every failure to connect is an error event as well.
    client.connect().catch(() => undefined);
  }

  /** The client itself waits for ever once a command is written, and keeps those that follow it. */
  function connectAnew(): void {
    // Otherwise it is doing so.
    if (!client.isReady) return;
    lose(`no reply in ${replyTimeoutMs + graceMs} ms`);
    client.destroy();
    connect();
  }

  connect();
  return {
    client,
    binary,
    async inTime(command) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_resolve, reject) => {
        function giveUp(): void {
          reject(new Error("Redis did not answer in time"));
          connectAnew();
        }
        // This process may have been busy for so long: what came meanwhile is read first, and what is sent only now answered.
        timer = setTimeout(() => {
          timer = setTimeout(giveUp, graceMs);
        }, replyTimeoutMs);
      });
      try {
        return await Promise.race([command, late]);
      } finally {
        clearTimeout(timer);
      }
    },
    close() {
      isClosed = true;
      client.destroy();
    },
  };
}

async function createClients(url: string) {
  // To load it took a quarter of the time that the server needs to start, and most have no use for it.
  const { createClient, RESP_TYPES } = await import("@redis/client");
  const client = createClient({
    url,
    disableOfflineQueue: true,
    // Together they notice a Redis that hangs while nobody asks.
    pingInterval: pingMs,
    socket: {
      connectTimeout: connectTimeoutMs,
      socketTimeout: silenceMs,
      reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, longestPauseMs),
    },
  });
  return { client, binary: client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer }) };
}

/** Without the error's other fields, which can hold the address with its password. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  // The client's own errors are told apart by their classes only.
  return "code" in error ? String(error.code) : error.constructor.name;
}
