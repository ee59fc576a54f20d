import { randomBytes } from "node:crypto";
import type { Credentials } from "./authorise.ts";
import { smallestFleet } from "./fleet.ts";
import { createRequestLog, type RecordedRequest } from "./request-log.ts";
import { createApiServer } from "./server.ts";
import { createWeek } from "./week/week.ts";

export interface SimulatorOptions {
  /** Equal seeds, starts and company clocks give equal data. */
  seed?: number;
  /** How many invocations the week before the start holds; from 100 on, default 5000. */
  invocations?: number;
  /** How many instances there are; from 16 on, default 240. */
  instances?: number;
  /** The clock, by default the real one. Its time at creation is the start. */
  now?: () => Date;
  /**
   * What the company's own clock shows at the start, read in UTC; by default the same as `now`. Its jobs and its people
   * keep to it: fixed, it gives the same history at every hour of the day and on every weekday.
   */
  companyClock?: Date;
  /** By default one random pair, and one random token. */
  credentials?: readonly [Credentials, ...Credentials[]];
  tokens?: readonly [string, ...string[]];
}

export interface Simulator {
  /** Starts to serve; port 0 is any free port. `url` is the endpoint with scheme, `host` the same without. */
  listen(port?: number, host?: string): Promise<{ url: string; host: string }>;
  /** Ends all connections. */
  close(): Promise<void>;
  readonly credentials: readonly [Credentials, ...Credentials[]];
  readonly tokens: readonly [string, ...string[]];
  /** The last 1,000 calls, oldest first. */
  readonly requests: readonly RecordedRequest[];
}

const smallestHistory = 100;

/** The upstream's stand-in. Throws RangeError when there are too few invocations or instances. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { seed = 1, invocations = 5000, instances = 240, now = () => new Date() } = options;
  requireAtLeast("invocations", invocations, smallestHistory);
  requireAtLeast("instances", instances, smallestFleet);
  const credentials = options.credentials ?? [
    {
      accessKeyId: `sim-${randomBytes(8).toString("hex")}`,
      accessKeySecret: randomBytes(16).toString("hex"),
    },
  ];
  const tokens = options.tokens ?? [randomBytes(16).toString("hex")];
  const startedAt = now().getTime();
  const clockAhead = (options.companyClock?.getTime() ?? startedAt) - startedAt;
  const log = createRequestLog();
  const server = createApiServer({
    week: createWeek({ seed, startedAt, clockAhead, invocations, instances }),
    keys: { credentials, tokens },
    log,
    now: () => now().getTime(),
    startedAt,
  });

  return {
    credentials,
    tokens,
    requests: log.requests,
    listen: (port = 0, host = "127.0.0.1") =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          const address = server.address();
          const bound = typeof address === "object" && address !== null ? address.port : port;
          const authority = `${host.includes(":") ? `[${host}]` : host}:${bound}`;
          resolve({ url: `http://${authority}`, host: authority });
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function requireAtLeast(name: string, value: number, minimum: number): void {
  if (!Number.isInteger(value) || value < minimum) {
    throw new RangeError(`${name} must be a whole number from ${minimum} on`);
  }
}
