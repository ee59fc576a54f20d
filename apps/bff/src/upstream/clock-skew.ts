import { ApiError } from "@command-history/zenlayer";
import { isRateLimited } from "./rate-limited.ts";

/**
 * The upstream takes signatures up to 5 minutes off. A clock that is nearly that far off is taken for the cause of a
 * refusal, since the upstream's own code for it is the same as for a wrong secret.
 */
export const skewThresholdMs = 4 * 60_000;

/** So long a correction that did not help is not tried again: every call would be made twice while a key is refused. */
const pauseMs = 60_000;

/** API reference, common error codes: `AUTHFAILURE_*`. A plain 401 or 403 comes from what stands before the API. */
export function isRefusal(error: ApiError): boolean {
  const { status, code } = error;
  if (isRateLimited(error)) return false;
  return status === 401 || status === 403 || (code?.toUpperCase().startsWith("AUTHFAILURE") ?? false);
}

function isRefused(error: unknown): error is ApiError {
  return error instanceof ApiError && isRefusal(error);
}

/** The clock that an account's calls are signed by: ours, set right by the upstream's where ours is off. */
export interface SigningClock {
  /**
   * Makes a call, to be signed by the clock that it is given, and makes it once more when the upstream refuses it and its
   * clock is another one. A correction is that call's alone, and everyone's once the call went well. None is tried for a
   * minute after one that was refused as well.
   */
  sign<Result>(call: (now: () => number) => Promise<Result>): Promise<Result>;
}

export interface SigningClockOptions {
  /** Our clock, in ms. */
  now(): number;
  /** A clock that nobody sets, in ms. */
  elapsed(): number;
  /** Called when a correction has proved right; `skewMs`: how far the upstream's clock is ahead of ours. */
  onCorrected(skewMs: number): void;
}

export function createSigningClock({ now, elapsed, onCorrected }: SigningClockOptions): SigningClock {
  let skewMs = 0;
  let pausedUntil = Number.NEGATIVE_INFINITY;

  const aheadBy = (skew: number) => () => now() + skew;

  /** Undefined: the clock is not the cause. */
  function correction(refusal: ApiError, signedWith: number): number | undefined {
    // Another call has found it in the meantime.
    if (skewMs !== signedWith) return skewMs;
    if (refusal.serverTime === null || elapsed() < pausedUntil) return undefined;
    const measured = refusal.serverTime.getTime() - now();
    if (Math.abs(measured - skewMs) <= skewThresholdMs) return undefined;
    return Math.abs(measured) <= skewThresholdMs ? 0 : measured;
  }

  return {
    async sign(call) {
      const before = skewMs;
      try {
        return await call(aheadBy(before));
      } catch (error) {
        const corrected = isRefused(error) ? correction(error, before) : undefined;
        if (corrected === undefined) throw error;
        try {
          const result = await call(aheadBy(corrected));
          // Of several that were refused together, one is enough.
          if (skewMs === before) {
            skewMs = corrected;
            onCorrected(corrected);
          }
          return result;
        } catch (second) {
          if (!isRefused(second)) throw second;
          // Refused for another reason: the first refusal says that the clock is off beside it.
          pausedUntil = elapsed() + pauseMs;
          throw error;
        }
      }
    },
  };
}
