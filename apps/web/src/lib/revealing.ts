import { createContext, useContext } from "react";

/** Whether the one who asks may lift the masks off secrets, and whether that is recorded. */
export interface Revealing {
  readonly isAllowed: boolean;
  readonly isRecorded: boolean;
}

const RevealingContext = createContext<Revealing>({ isAllowed: false, isRecorded: false });

/** Says it to what is within. */
export const RevealingProvider = RevealingContext.Provider;

export function useRevealing(): Revealing {
  return useContext(RevealingContext);
}
