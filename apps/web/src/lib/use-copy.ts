import { useCallback, useEffect, useState } from "react";
import { announce } from "./announce.ts";
import { copyText } from "./copy-text.ts";

const shownMs = 2000;

/** Copies text and tells how it went for two seconds. `what` names the thing copied to screen readers. */
export function useCopy(what: string): { outcome: "copied" | "refused" | null; copy(text: string): void } {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), shownMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = useCallback(
    (text: string) => {
      void copyText(text).then((copied) => {
        setOutcome(copied ? "copied" : "refused");
        announce(copied ? `Copied ${what}` : `The browser did not allow copying ${what}`);
      });
    },
    [what],
  );
  return { outcome, copy };
}
