import { useEffect } from "react";

/** The invocation whose page has just made way for another one. */
let left: string | null = null;

/** Notes an invocation as its page is left. */
export function useLeftInvocation(invocationId: string): void {
  useEffect(
    () => () => {
      left = invocationId;
      // The effects of the page that comes run right after this, before any microtask.
      queueMicrotask(() => {
        left = null;
      });
    },
    [invocationId],
  );
}

/** For the effects of a page that comes: the invocation whose page it takes the place of; null when it is none's. */
export function leftInvocation(): string | null {
  return left;
}
