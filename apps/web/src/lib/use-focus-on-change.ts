import { type RefObject, useCallback, useEffect, useRef } from "react";

/**
 * What to call before a change of `state` that is to take the focus to `target`: it goes there once the change is
 * rendered. Any change counts, so that a later one cannot take the focus by surprise.
 */
export function useFocusOnChange(state: unknown, target: RefObject<HTMLElement | null>): () => void {
  const isWanted = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for is shown now
  useEffect(() => {
    if (!isWanted.current) return;
    isWanted.current = false;
    target.current?.focus();
  }, [state, target]);
  return useCallback(() => {
    isWanted.current = true;
  }, []);
}
