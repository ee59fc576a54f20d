import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createApp } from "./app.ts";
import { closeParts } from "./closing.ts";
import { ConfigError } from "./config/config.ts";
import type { Context } from "./context.ts";
import { createClientErrorListener } from "./http/client-error.ts";
import { createMessageClasses } from "./http/message-classes.ts";
import { oneAtATime } from "./http/one-at-a-time.ts";

/** Request headers in all. The list takes 200 values for each of four filters in its query string. */
const maxHeaderBytes = 65_536;

/** How long a client may take, in ms. */
export interface ClientTimeouts {
  /** For a request to arrive. Nothing is uploaded here: it is hardly more than its headers. */
  readonly headers: number;
  readonly whole: number;
  /** How often connections are looked at for the above. */
  readonly checkEvery: number;
  /** Without reading anything of an answer that waits for it. */
  readonly stalled: number;
}

/** How long running requests may take to end once the process is told to stop. */
export const graceMs = 8_000;

/** How long what is closed after them may take. */
const closingMs = 1_500;

/** How long a server takes to stop at the most. Docker kills after 10 seconds. */
export const stopMs = graceMs + closingMs;

const defaultTimeouts: ClientTimeouts = {
  headers: 10_000,
  whole: 15_000,
  checkEvery: 2_000,
  // The system says that a slow client has read only after about a megabyte of it.
  stalled: 120_000,
};

export interface RunningServer {
  /** Where it listens, with the real port. */
  readonly url: string;
  /** Goes on answering, while `/readyz` says that balancers should go elsewhere. */
  announceStop(): void;
  /**
   * Stops accepting, lets running requests end, and cuts off those that still run after `graceMs`. Says how many had to
   * be, and which parts of the server could not be closed.
   */
  close(graceMs: number): Promise<{ cutOff: number; unclosed: readonly string[] }>;
}

/**
 * Starts the application on the configured host and port. What the context holds is closed with it, and also when it
 * cannot listen there, which throws ConfigError.
 */
export async function startServer(
  context: Context,
  clientTimeouts: Partial<ClientTimeouts> = {},
): Promise<RunningServer> {
  const timeouts = { ...defaultTimeouts, ...clientTimeouts };
  const { host, port } = context.config.server;
  const app = createApp(context);
  const server = createServer(
    {
      ...createMessageClasses(app),
      maxHeaderSize: maxHeaderBytes,
      // The application's own check says what is wrong with a Host, in the form of every other error.
      requireHostHeader: false,
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.whole,
      connectionsCheckingInterval: timeouts.checkEvery,
    },
    oneAtATime((req, res) => {
      follow(res);
      app(req, res);
    }, context.logger),
  );
  cutStalled(server, timeouts.stalled);
  const { follow, isAnswering, drain } = followResponses(server);
  server.on("clientError", createClientErrorListener(context.logger, isAnswering));
  try {
    await context.tracing.start();
    await context.audit.start();
    await listen(server, port, host);
  } catch (error) {
    await closeContext(context);
    throw error;
  }
  return {
    url: urlOf(server, host),
    announceStop: () => context.readiness.stop(),
    async close(graceMs) {
      context.readiness.stop();
      const cutOff = await drain(graceMs);
      return { cutOff, unclosed: await closeContext(context) };
    },
  };
}

/**
 * An open connection, or one that is tried again and again, would keep the process up. The trail comes first: it has
 * refusals that are counted and not written yet. Gives the names of what could not be closed.
 */
function closeContext({
  readiness,
  accounts,
  answers,
  sharedState,
  audit,
  tracing,
  logger,
}: Context): Promise<readonly string[]> {
  readiness.stop();
  const parts = {
    audit: () => audit.close(),
    tracing: () => tracing.close(),
    accounts: () => accounts.close(),
    answers: () => answers.close(),
    sharedState: () => sharedState.close(),
  };
  return closeParts(parts, closingMs, logger);
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    throw new ConfigError([`cannot listen on HOST ${host}, PORT ${port} (${code})${listenAdvice(code)}`]);
  }
}

/** What to do about what keeps a server from listening, by the system's code. */
function listenAdvice(code: unknown): string {
  if (code === "EADDRINUSE") return ": another program is there. Set PORT to a free one, such as PORT=8081.";
  if (code === "EACCES") return ": that is not allowed. Set PORT to 1024 or more.";
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return ": this machine has no such address. Set HOST to one of its own, such as HOST=127.0.0.1.";
  }
  return "";
}

/**
 * Cuts connections on which an answer waits and nothing has moved for so long: what its client does not read is kept for
 * it, and so is all that makes the answer.
 */
function cutStalled(server: Server, stalledMs: number): void {
  server.setTimeout(stalledMs);
  server.on("request", (_req, res: ServerResponse) => {
    // Nothing moves either while the upstream is silent, for which there are other deadlines.
    res.on("timeout", (socket: Socket) => {
      if (socket.writableLength > 0) socket.destroy();
    });
  });
}

interface RunningResponses {
  /** To be told of each response before anything is made of it. */
  follow(res: ServerResponse): void;
  /** Whether a part of an answer has been sent on a connection, and its end has not. */
  isAnswering(socket: Duplex): boolean;
  /** Stops accepting and ends what runs gracefully; gives the number that were cut off. */
  drain(graceMs: number): Promise<number>;
}

function followResponses(server: Server): RunningResponses {
  const running = new Set<ServerResponse>();
  let draining = false;

  function follow(res: ServerResponse): void {
    running.add(res);
    if (draining) res.setHeader("Connection", "close");
    res.once("close", () => {
      running.delete(res);
      // A client that keeps its connection open must not keep the process up.
      if (draining) server.closeIdleConnections();
    });
  }

  async function drain(graceMs: number): Promise<number> {
    draining = true;
    for (const res of running) {
      if (!res.headersSent) res.setHeader("Connection", "close");
    }
    const closed = once(server, "close");
    server.close();
    let cutOff = 0;
    let gone: Promise<unknown> = Promise.resolve();
    const deadline = setTimeout(() => {
      cutOff = running.size;
      gone = Promise.all([...running].map((res) => new Promise((resolve) => res.once("close", resolve))));
      server.closeAllConnections();
    }, graceMs);
    await closed;
    clearTimeout(deadline);
    // The server is closed before the responses know: what they were made of is to end as for any client that leaves.
    await gone;
    return cutOff;
  }

  return {
    follow,
    isAnswering: (socket) => [...running].some((res) => res.socket === socket && res.headersSent),
    drain,
  };
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
