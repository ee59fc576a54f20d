import { useEffect } from "react";
import { announce } from "./announce.ts";

/** Has a screen reader say what has come onto the page, and again when it has changed; null: nothing. */
export function useAnnounced(words: string | null): void {
  useEffect(() => {
    if (words !== null) announce(words);
  }, [words]);
}
