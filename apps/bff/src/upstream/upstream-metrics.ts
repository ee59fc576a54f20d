import type { BreakerState } from "./breaker.ts";
import type { CallOutcome } from "./call-outcome.ts";
import type { RetryReason } from "./retry.ts";
import type { ListedField } from "./schema-drift.ts";

/** What is counted of upstream calls. */
export interface UpstreamMetrics {
  /** One attempt that reached the upstream, or tried to. */
  upstreamCall(outcome: CallOutcome, seconds: number): void;
  upstreamRetry(reason: RetryReason): void;
  breakerState(profile: string, state: BreakerState): void;
  /** Of all accounts together. */
  upstreamQueue(waiting: number, running: number): void;
  /** Fields that could not be read. */
  malformedFields(count: number): void;
  /** A value that the API reference does not list. */
  unknownValue(field: ListedField): void;
}
