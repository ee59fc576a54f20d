import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from "react";
import { isFocusNowhere } from "./focus-nowhere.ts";

const placeAround = '[tabindex="-1"]';

/**
 * Keeps the focus nearby when a button within `frame` goes away with it, or the frame does: it moves to the section around.
 * With `toNeighbour` it moves to the nearest button that stays, if one does. The function returned is to be told when the
 * focus comes into the frame, moves there, and leaves.
 */
export function useFocusNearby(
  frame: RefObject<HTMLElement | null>,
  { toNeighbour }: { toNeighbour: boolean },
): (event: FocusEvent<HTMLElement>) => void {
  const focused = useRef<Element>(null);
  const neighbours = useRef<readonly HTMLElement[]>([]);

  useLayoutEffect(() => {
    const element = frame.current;
    const around = element?.closest<HTMLElement>(placeAround);
    return () => {
      if (element?.contains(document.activeElement)) around?.focus();
    };
  }, [frame]);

  // The same where a button alone goes, and the rest stays.
  useLayoutEffect(() => {
    if (focused.current === null || focused.current.isConnected) return;
    focused.current = null;
    // What came with the same change may have taken it.
    if (!isFocusNowhere()) return;
    const heir = neighbours.current.find(({ isConnected }) => isConnected);
    (heir ?? frame.current?.closest<HTMLElement>(placeAround))?.focus();
  });

  return ({ type, target }) => {
    // React tells of no button that it takes away itself.
    focused.current = type === "focus" ? target : null;
    if (toNeighbour) neighbours.current = buttonsBeside(target, frame.current);
  };
}

/** The other buttons of the frame: those that follow, then those before from the nearest on. */
function buttonsBeside(button: HTMLElement, frame: HTMLElement | null): readonly HTMLElement[] {
  const buttons = [...(frame?.querySelectorAll<HTMLElement>("button") ?? [])];
  const place = buttons.indexOf(button);
  return [...buttons.slice(place + 1), ...buttons.slice(0, place).reverse()];
}
