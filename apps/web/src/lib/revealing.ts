import { createContext, useContext } from "react";

/** Whether the one who asks may lift the masks off secrets, and whether that is recorded. */
export interface Revealing {
  readonly isAllowed: boolean;
  readonly isRecorded: boolean;
}

/** A text that can be shown with nothing hidden. */
export interface RevealableText {
  /** With nothing hidden; null as long as nobody has asked. */
  readonly text: string | null;
  /** Why it could not be shown; null when it could. */
  readonly error: unknown;
  reveal(reason: string): void;
  hide(): void;
}

const RevealingContext = createContext<Revealing>({ isAllowed: false, isRecorded: false });

/** Says it to what is within. */
export const RevealingProvider = RevealingContext.Provider;

export function useRevealing(): Revealing {
  return useContext(RevealingContext);
}
