import {
  CircuitState,
  ConsecutiveBreaker,
  ConstantBackoff,
  circuitBreaker,
  handleWhenResult,
} from "cockatiel";
import type { ProblemFacts } from "../problems/problem.ts";
import { RequestError } from "../problems/request-error.ts";
import type { Resilience } from "./resilience.ts";
import type { Verdict } from "./verdict.ts";

export type BreakerState = "closed" | "open" | "half-open";

/** Pauses the calls of an account while the upstream is unwell, so that nobody waits for what will fail. */
export interface Breaker {
  readonly state: BreakerState;
  /** Throws RequestError `UPSTREAM_PAUSED` while calls are paused. */
  check(): void;
  /**
   * Lets a call through, or throws as `check` does. After the pause one call goes ahead as a probe, and calls stay
   * paused for the others until its outcome is told.
   */
  admit(): Admission;
}

interface Admission {
  readonly isProbe: boolean;
  /**
   * To be told the call's outcome, of which only the first counts, and what failed it. Resolves once `state` heeds it.
   * Never rejects.
   */
  report(verdict: Verdict, failure?: unknown): Promise<void>;
}

type FailureWords = Pick<ProblemFacts, "detail" | "forOperator">;

export interface BreakerOptions {
  /** Failures in a row after which calls are paused; 0 for never. */
  readonly pauseAfterFailures: number;
  /** What a failure means, for the one who asks while calls are paused for it. */
  wordsOf(failure: unknown): FailureWords | undefined;
  onChange(state: BreakerState): void;
  /** Calls are paused; not called again while probes fail. */
  onPause(): void;
  /** Calls go on. */
  onResume(): void;
}

const stateNames: Record<CircuitState, BreakerState> = {
  [CircuitState.Closed]: "closed",
  [CircuitState.Open]: "open",
  [CircuitState.HalfOpen]: "half-open",
  [CircuitState.Isolated]: "open",
};

/** When to come back while a call is under way that shows whether the upstream works again. */
const probeSeconds = 5;

export function createBreaker(
  { pauseAfterFailures, wordsOf, onChange, onPause, onResume }: BreakerOptions,
  { pauseMs, elapsed }: Pick<Resilience, "pauseMs" | "elapsed">,
): Breaker {
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let lastFailure: unknown;
  const policy = circuitBreaker(
    handleWhenResult((verdict) => verdict === "unwell"),
    {
      breaker: new ConsecutiveBreaker(pauseAfterFailures || Number.POSITIVE_INFINITY),
      // The library measures a pause by the wall clock, and one that is set back would make it last. `pausedUntil` does
      // it here.
      halfOpenAfter: new ConstantBackoff(Number.NEGATIVE_INFINITY),
    },
  );
  let isPaused = false;
  policy.onStateChange((state) => {
    if (state === CircuitState.Open) {
      pausedUntil = elapsed() + pauseMs;
      if (!isPaused) onPause();
      isPaused = true;
    } else if (state === CircuitState.Closed) {
      isPaused = false;
      onResume();
    }
    onChange(stateNames[state]);
  });

  function check(): void {
    const waitMs = pausedUntil - elapsed();
    const isOpen = policy.state === CircuitState.Open && waitMs > 0;
    if (isOpen) throw paused(Math.ceil(waitMs / 1000), wordsOf(lastFailure));
    // The library would let it wait.
    if (policy.state === CircuitState.HalfOpen) throw paused(probeSeconds, wordsOf(lastFailure));
  }

  return {
    get state() {
      return stateNames[policy.state];
    },
    check,
    admit() {
      check();
      const isProbe = policy.state === CircuitState.Open;
      let tell: (verdict: Verdict) => void = () => undefined;
      const outcome = new Promise<Verdict>((resolve, reject) => {
        tell = (verdict) => {
          if (verdict !== "unknown") resolve(verdict);
          // A probe that was broken off has shown nothing.
          else if (isProbe) resolve("unwell");
          // What is thrown the library counts neither way.
          else reject(new Error("the call says nothing of the upstream"));
        };
      });
      const heeded = policy
        .execute(() => outcome)
        .then(
          () => undefined,
          () => undefined,
        );
      return {
        isProbe,
        report(verdict, failure) {
          if (verdict === "unwell") lastFailure = failure;
          tell(verdict);
          return heeded;
        },
      };
    },
  };
}

/** Without the seconds in words, which would stand still where they are counted down. */
function paused(seconds: number, why: FailureWords | undefined): RequestError {
  const last = why === undefined ? "" : ` The last time: ${why.detail}`;
  return new RequestError(
    "UPSTREAM_PAUSED",
    `Zenlayer has failed several times in a row, so it is only asked again after a pause.${last}`,
    { retryAfterSeconds: seconds, forOperator: why?.forOperator },
  );
}
