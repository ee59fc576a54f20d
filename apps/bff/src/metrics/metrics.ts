import { errorCodes } from "@command-history/contract";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { BreakerState } from "../upstream/breaker.ts";
import { callOutcomes } from "../upstream/call-outcome.ts";
import { retryReasons } from "../upstream/retry.ts";
import { listedFields } from "../upstream/schema-drift.ts";
import type { UpstreamMetrics } from "../upstream/upstream-metrics.ts";
import { processRegistry } from "./process-metrics.ts";

/** A request that is over. */
interface FinishedRequest {
  readonly method: string;
  /** The pattern of its route; undefined where none was reached. */
  readonly route: string | undefined;
  /** Its status when the answer was sent whole; else whether the client left, or this server broke the answer off. */
  readonly end: { readonly status: number } | "aborted" | "broken";
  /** Of the problem that it was answered with, or that broke the answer off. */
  readonly code: string | undefined;
  readonly seconds: number;
}

const memoryKinds = ["fresh", "final", "stale"] as const;
type MemoryKind = (typeof memoryKinds)[number];

/** What is counted. No label holds anything that a user, an ID or a query could make longer. */
export interface Metrics extends UpstreamMetrics {
  requestBegan(): void;
  requestEnded(request: FinishedRequest): void;
  /** A reader joined a call of the upstream's that was under way. */
  flightShared(): void;
  answerFromMemory(kind: MemoryKind): void;
  /** The client had the answer already: 304. */
  answerNotModified(): void;
  auditFailed(): void;
  /** Everything as Prometheus reads it, and the content type of that. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** In seconds, from an answer out of memory to one of the upstream's largest. */
const buckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

const breakerStates: readonly BreakerState[] = ["closed", "half-open", "open"];

const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST"]);

/** `profiles`: the names of the upstream accounts. */
export function createMetrics(profiles: readonly string[]): Metrics {
  const registry = new Registry();
  const ofProcess = processRegistry();
  const registers = [registry];

  function counter<Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) {
    return new Counter({ name: `command_history_${name}`, help, labelNames, registers });
  }
  function gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) {
    return new Gauge({ name: `command_history_${name}`, help, labelNames, registers });
  }
  function histogram<Label extends string>(name: string, help: string, labelNames: readonly Label[]) {
    return new Histogram({ name: `command_history_${name}`, help, labelNames, buckets, registers });
  }

  const requests = histogram(
    "http_request_duration_seconds",
    "Requests by method, pattern of the route, and class of the status: aborted where the client left, broken where the answer was cut off.",
    ["method", "route", "status"],
  );
  const inFlight = gauge("http_requests_in_flight", "Requests under way.");
  const problems = counter("http_problems_total", "Problems in answers, by their code.", ["code"]);
  const calls = histogram(
    "upstream_call_duration_seconds",
    "Attempts at upstream calls until the end of the answer, by outcome.",
    ["outcome"],
  );
  const retries = counter("upstream_retries_total", "Further attempts at upstream calls, by reason.", [
    "reason",
  ]);
  const breaker = gauge(
    "upstream_breaker_state",
    "1 for the state in which the breaker of an account is, 0 for the others.",
    ["profile", "state"],
  );
  const waiting = gauge("upstream_calls_waiting", "Upstream calls that wait for their turn.");
  const running = gauge("upstream_calls_running", "Upstream calls under way.");
  const shared = counter("flights_shared_total", "Requests that joined an upstream call under way.");
  const remembered = counter("answers_from_memory_total", "Answers given from memory, by kind.", ["kind"]);
  const notModified = counter("answers_not_modified_total", "Answers that the client had already (304).");
  const malformed = counter(
    "upstream_malformed_fields_total",
    "Fields of upstream rows that cannot be read.",
  );
  const unknownValues = counter(
    "upstream_unknown_values_total",
    "Values in upstream rows that the API reference does not list, by field.",
    ["field"],
  );
  const auditFailures = counter("audit_write_failures_total", "Events that the audit trail could not keep.");

  function breakerState(profile: string, current: BreakerState): void {
    for (const state of breakerStates) breaker.set({ profile, state }, state === current ? 1 : 0);
  }
  for (const profile of profiles) breakerState(profile, "closed");
  // An alert sees an increase from 0 to 1, and none from nothing to 1.
  for (const code of errorCodes) problems.inc({ code }, 0);
  for (const outcome of callOutcomes) calls.zero({ outcome });
  for (const reason of retryReasons) retries.inc({ reason }, 0);
  for (const kind of memoryKinds) remembered.inc({ kind }, 0);
  for (const field of listedFields) unknownValues.inc({ field }, 0);

  return {
    requestBegan: () => inFlight.inc(),
    requestEnded({ method, route, end, code, seconds }) {
      inFlight.dec();
      if (code !== undefined) problems.inc({ code });
      requests.observe(
        {
          method: methods.has(method) ? method : "other",
          route: route ?? "none",
          status: typeof end === "string" ? end : `${Math.floor(end.status / 100)}xx`,
        },
        seconds,
      );
    },
    upstreamCall: (outcome, seconds) => calls.observe({ outcome }, seconds),
    upstreamRetry: (reason) => retries.inc({ reason }),
    breakerState,
    upstreamQueue(waitingCalls, runningCalls) {
      waiting.set(waitingCalls);
      running.set(runningCalls);
    },
    flightShared: () => shared.inc(),
    answerFromMemory: (kind) => remembered.inc({ kind }),
    answerNotModified: () => notModified.inc(),
    malformedFields: (count) => malformed.inc(count),
    unknownValue: (field) => unknownValues.inc({ field }),
    auditFailed: () => auditFailures.inc(),
    async text() {
      const parts = await Promise.all([registry.metrics(), ofProcess.metrics()]);
      return parts.join("");
    },
    contentType: registry.contentType,
  };
}
