/**
 * Bounds the retries of all calls together, so that an upstream in trouble does not get a multiple of them: a bucket of
 * tokens, of which a retry takes one. Only a call whose answer came whole puts something back, and less than one.
 */
export interface RetryBudget {
  /** Whether one more retry may be made. */
  take(): boolean;
  noteSuccess(): void;
}

/** Ten such calls pay for one retry. */
const tokensOfSuccess = 0.1;

export function createRetryBudget(reserve: number): RetryBudget {
  let tokens = reserve;
  return {
    take() {
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    noteSuccess() {
      tokens = Math.min(reserve, tokens + tokensOfSuccess);
    },
  };
}
