import type { Writable } from "node:stream";
import type { Logger } from "pino";
import { type AnswerSubject, createAnswerKeys } from "./answers/answer-key.ts";
import { type Answers, createAnswers, type Later } from "./answers/answers.ts";
import { codingFor } from "./answers/coding.ts";
import { createAnswerStore } from "./answers/create-store.ts";
import { unwellCode } from "./answers/unwell.ts";
import { type Audit, createAudit } from "./audit/audit.ts";
import type { Config, Secrets } from "./config/config.ts";
import { createReadiness, type Readiness } from "./health/readiness.ts";
import { createFinishedInvocations, type FinishedInvocations } from "./invocations/finished.ts";
import { createUpstreamTimeReader, type ReadUpstreamTime } from "./invocations/upstream-time.ts";
import { createLogger } from "./logger.ts";
import { createMasker, type Masker, openMasker } from "./masking/masker.ts";
import { createMetrics, type Metrics } from "./metrics/metrics.ts";
import { type CheckMetricsAccess, createMetricsAccess } from "./metrics/metrics-access.ts";
import { createSharedState } from "./shared-state/create.ts";
import type { RedisConnection } from "./shared-state/redis-connection.ts";
import type { SharedState } from "./shared-state/shared-state.ts";
import { createSignIn, type SignIn } from "./sign-in/sign-in.ts";
import { webRootOf } from "./spa/web-root.ts";
import { createTracing, type Tracing } from "./tracing/tracing.ts";
import { type Accounts, type ClientOverrides, createAccounts } from "./upstream/accounts.ts";

/** What the services of this server work with. One object, made once at the start. */
export interface Context {
  readonly config: Config;
  readonly logger: Logger;
  readonly accounts: Accounts;
  readonly answers: Answers<AnswerSubject>;
  readonly audit: Audit;
  /** Hides secrets in what the upstream sends. */
  readonly masker: Masker;
  readonly metrics: Metrics;
  readonly checkMetricsAccess: CheckMetricsAccess;
  readonly tracing: Tracing;
  readonly sharedState: SharedState;
  /** Undefined where replicas share nothing. */
  readonly redis: RedisConnection | undefined;
  readonly signIn: SignIn;
  readonly readiness: Readiness;
  readonly readTime: ReadUpstreamTime;
  readonly finished: FinishedInvocations;
  /** Folder of the built web app. */
  readonly webRoot: string;
  /** Our clock, in ms. */
  now(): number;
}

/** Tests put their own parts in place of these. */
export interface ContextOverrides extends Partial<Pick<Context, "logger" | "webRoot" | "now">> {
  readonly client?: ClientOverrides;
  /** Stands for the time that answers are awaited. */
  readonly later?: Later;
  /** Stands for standard output. */
  readonly output?: Writable;
}

export async function createContext(
  config: Config,
  secrets: Secrets,
  overrides: ContextOverrides = {},
): Promise<Context> {
  const now = overrides.now ?? Date.now;
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const metrics = createMetrics(config.profiles.names);
  const tracing = createTracing(config, logger);
  const accounts = createAccounts(config, secrets, { logger, metrics, tracing, now }, overrides.client);
  const coding = codingFor(config.server.publicUrl);
  const shared = await createSharedState(secrets.redisUrl, logger, now);
  return {
    config,
    logger,
    accounts,
    answers: createAnswers({
      store: await createAnswerStore({
        redisUrl: secrets.memoryRedisUrl,
        maxBytes: config.memory.maxBytes,
        logger,
        now,
      }),
      coding,
      freshMs: config.memory.freshMs,
      keyOf: createAnswerKeys(config, coding, secrets),
      unwellCode: (error) => unwellCode(error, now()),
      metrics,
      now,
      later: overrides.later,
    }),
    audit: createAudit(config.audit, { logger, metrics, now, output: overrides.output ?? process.stdout }),
    masker: config.masking.enabled ? createMasker(config.masking.patterns) : openMasker,
    metrics,
    checkMetricsAccess: createMetricsAccess(config.signIn, secrets.metricsToken),
    tracing,
    ...shared,
    signIn: createSignIn(config, secrets, { sharedState: shared.sharedState, now }),
    readiness: createReadiness(accounts, { defaultProfile: config.profiles.defaultName, now }),
    finished: createFinishedInvocations(),
    readTime: createUpstreamTimeReader(config.upstream.timeZone),
    webRoot: overrides.webRoot ?? webRootOf(import.meta.url),
    now,
  };
}
