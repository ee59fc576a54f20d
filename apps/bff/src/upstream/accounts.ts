import { createZenlayerClient, type ZenlayerClientOptions, ZenlayerError } from "@command-history/zenlayer";
import type { Logger } from "pino";
import type { Config, Secrets } from "../config/config.ts";
import type { Tracing } from "../tracing/tracing.ts";
import { createBreaker } from "./breaker.ts";
import { createCallQueue } from "./call-queue.ts";
import { createSigningClock } from "./clock-skew.ts";
import { defaultResilience, type Resilience } from "./resilience.ts";
import { createResilientClient, type UpstreamClient } from "./resilient-client.ts";
import { createRetryBudget } from "./retry-budget.ts";
import { createRowSizes, type RowSizes } from "./row-sizes.ts";
import type { UpstreamMetrics } from "./upstream-metrics.ts";
import { upstreamProblem } from "./upstream-problem.ts";

/** An upstream account and the client that speaks for it. */
export interface Account {
  readonly profile: string;
  readonly client: UpstreamClient;
  readonly rowSizes: RowSizes;
}

export interface Accounts {
  readonly all: readonly Account[];
  /** The account of a profile. */
  get(profile: string): Account | undefined;
  close(): Promise<void>;
}

export interface AccountParts {
  readonly logger: Logger;
  readonly metrics: UpstreamMetrics;
  readonly tracing: Pick<Tracing, "beginCall">;
  /** Our clock, in ms. */
  now(): number;
}

/** What tests put in place of the settings. */
export interface ClientOverrides extends Pick<ZenlayerClientOptions, "timeouts" | "limits"> {
  readonly resilience?: Partial<Resilience>;
}

export function createAccounts(
  config: Pick<Config, "upstream">,
  secrets: Pick<Secrets, "credentials">,
  parts: AccountParts,
  overrides: ClientOverrides = {},
): Accounts {
  const { calls, endpoint } = config.upstream;
  const timeouts = { ...calls.timeouts, ...overrides.timeouts };
  const limits = { answerBytes: calls.answerBytes, ...overrides.limits };
  const resilience = { ...defaultResilience, ...overrides.resilience };
  const countQueue = sumOfQueues(parts.metrics);

  function createAccount(profile: string, credentials: ZenlayerClientOptions["credentials"]): Account {
    const { logger, metrics, tracing, now } = parts;
    const clock = createSigningClock({
      now,
      elapsed: resilience.elapsed,
      onCorrected: (skewMs) => logClock(logger, profile, skewMs),
    });
    const client = createZenlayerClient({
      endpoint: endpoint.origin,
      credentials,
      timeouts,
      limits,
    });
    const breaker = createBreaker(
      {
        pauseAfterFailures: calls.pauseAfterFailures,
        wordsOf: (failure) =>
          failure instanceof ZenlayerError ? upstreamProblem(failure, profile, now()) : undefined,
        onChange: (state) => metrics.breakerState(profile, state),
        onPause: () =>
          logger.warn({ profile }, "the upstream failed several times in a row: calls to it are paused"),
        onResume: () => logger.warn({ profile }, "the upstream answers again: calls to it go on"),
      },
      resilience,
    );
    return {
      profile,
      client: createResilientClient(client, {
        queue: createCallQueue({ ...calls, onChange: countQueue() }, resilience),
        breaker,
        budget: createRetryBudget(resilience.retryReserve),
        clock,
        metrics,
        beginCall: (attempt) => tracing.beginCall({ profile, attempt }),
        resilience,
        retryWithinMs: timeouts.headers,
        totalMs: timeouts.total,
      }),
      rowSizes: createRowSizes(limits.answerBytes),
    };
  }

  const accounts = new Map(
    [...secrets.credentials].map(([profile, credentials]) => [profile, createAccount(profile, credentials)]),
  );
  return {
    all: [...accounts.values()],
    get: (profile) => accounts.get(profile),
    async close() {
      await Promise.all([...accounts.values()].map(({ client }) => client.close()));
    },
  };
}

function logClock(logger: Logger, profile: string, skewMs: number): void {
  if (skewMs === 0) {
    logger.warn({ profile }, "this server's clock is right again: calls are signed by it");
  } else {
    const skewSeconds = Math.round(skewMs / 1000);
    logger.warn(
      { profile, skewSeconds },
      "this server's clock is off: calls are signed by the upstream's. Set the clock, by NTP for instance",
    );
  }
}

/** Each account has a queue of its own; what is reported is their sum. */
function sumOfQueues(metrics: UpstreamMetrics): () => (waiting: number, running: number) => void {
  let allWaiting = 0;
  let allRunning = 0;
  return () => {
    let [lastWaiting, lastRunning] = [0, 0];
    return (waiting, running) => {
      allWaiting += waiting - lastWaiting;
      allRunning += running - lastRunning;
      [lastWaiting, lastRunning] = [waiting, running];
      metrics.upstreamQueue(allWaiting, allRunning);
    };
  };
}
