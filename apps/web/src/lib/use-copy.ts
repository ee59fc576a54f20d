import { useCallback, useEffect, useState } from "react";
import { announce } from "./announce.ts";
import { copyText } from "./copy-text.ts";

const shownMs = 2000;

export type CopyOutcome = "copied" | "refused";

export const copyOutcomeWords: Readonly<Record<CopyOutcome, string>> = {
  copied: "Copied",
  refused: "Not allowed",
};

/**
 * Copies text and tells how it went for two seconds, and for which text. `what` names the thing copied to screen
 * readers.
 */
export function useCopy(what: string): {
  outcome: CopyOutcome | null;
  /** The text that the outcome is of. */
  of: string | null;
  copy(text: string): void;
} {
  const [last, setLast] = useState<{ readonly outcome: CopyOutcome; readonly of: string } | null>(null);
  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => setLast(null), shownMs);
    return () => clearTimeout(timer);
  }, [last]);
  const copy = useCallback(
    (text: string) => {
      void copyText(text).then((copied) => {
        setLast({ outcome: copied ? "copied" : "refused", of: text });
        announce(copied ? `Copied ${what}` : `The browser did not allow copying ${what}`);
      });
    },
    [what],
  );
  return { outcome: last?.outcome ?? null, of: last?.of ?? null, copy };
}
