import { createContext, useContext } from "react";

const MayRevealContext = createContext(false);

/** Says to what is within whether the one who asks may lift the masks off secrets. */
export const MayRevealProvider = MayRevealContext.Provider;

export function useMayReveal(): boolean {
  return useContext(MayRevealContext);
}
