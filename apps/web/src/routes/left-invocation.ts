import { useEffect } from "react";

/** The invocation whose page was left last, until it is asked for. */
let left: string | null = null;

/** Notes an invocation once its page is left. */
export function useLeftInvocation(invocationId: string): void {
  useEffect(
    () => () => {
      left = invocationId;
    },
    [invocationId],
  );
}

/** The invocation whose page was left since this was asked last; null when none was. */
export function takeLeftInvocation(): string | null {
  const taken = left;
  left = null;
  return taken;
}
