import { type RefObject, useCallback, useEffect, useRef } from "react";
import { reveal } from "../lib/reveal.ts";
import { panesAreStacked } from "../ui/split-panes.tsx";

/**
 * Leads to what shows an output, where it stands below what it was chosen in: the focus goes there, and the page is
 * scrolled to it. To be called before a change of `state` that shows another one: it happens once that is rendered. Any
 * change counts, so that a later one cannot take the focus by surprise. `now`: it is shown already.
 */
export function useOutputBelow(
  state: unknown,
  output: RefObject<HTMLElement | null>,
): (options?: { now: boolean }) => void {
  const isWanted = useRef(false);
  const giveUp = useRef<(() => void) | null>(null);

  const lead = useCallback(() => {
    const target = output.current;
    if (target === null) return;
    target.focus({ preventScroll: true });
    giveUp.current?.();
    giveUp.current = reveal(target);
  }, [output]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for is shown now
  useEffect(() => {
    if (!isWanted.current) return;
    isWanted.current = false;
    lead();
  }, [state, lead]);

  useEffect(() => () => giveUp.current?.(), []);

  return useCallback(
    ({ now } = { now: false }) => {
      if (!panesAreStacked()) return;
      if (now) lead();
      else isWanted.current = true;
    },
    [lead],
  );
}
