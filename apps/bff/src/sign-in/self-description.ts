import { ProviderUnavailableError } from "./provider-problem.ts";

/** What a provider says of itself, such as its addresses, seldom changes. */
const rereadMs = 3_600_000;
/** So long one that did not answer is left alone. Each try can take until its deadline, and a person waits for it. */
const pauseMs = 10_000;

/**
 * Remembers how a provider describes itself. `read` asks it; those who come meanwhile wait for the same answer. Throws
 * ProviderUnavailableError when it never answered: at once, without asking, for some time after it did not.
 * `now`: our clock, in ms.
 */
export function createSelfDescription<Description>(
  read: () => Promise<Description>,
  now: () => number,
): () => Promise<Description> {
  let known: { readonly at: number; readonly description: Description } | undefined;
  let failed: { readonly at: number; readonly cause: unknown } | undefined;
  let underway: Promise<void> | undefined;

  async function reread(): Promise<void> {
    try {
      known = { description: await read(), at: now() };
      failed = undefined;
    } catch (cause) {
      failed = { cause, at: now() };
    } finally {
      underway = undefined;
    }
  }

  return async () => {
    if (known === undefined || !isWithin(known.at, rereadMs)) {
      if (failed === undefined || !isWithin(failed.at, pauseMs)) {
        underway ??= reread();
        await underway;
      }
    }
    if (known !== undefined) return known.description;
    const waitMs = (failed?.at ?? 0) + pauseMs - now();
    throw new ProviderUnavailableError(failed?.cause, Math.max(1, Math.ceil(waitMs / 1000)));
  };

  /** A time to come is from before the clock was set back. */
  function isWithin(at: number, durationMs: number): boolean {
    return at <= now() && now() < at + durationMs;
  }
}
