import { type RefCallback, useCallback, useRef } from "react";

/** For elements that take each other's place: where one held the focus, the first button of the next one gets it. */
export function useKeptFocus(): RefCallback<HTMLElement> {
  const hadFocus = useRef(false);
  return useCallback((element) => {
    if (hadFocus.current) element?.querySelector("button")?.focus();
    // Runs before the element is taken off the page, and the focus with it.
    return () => {
      hadFocus.current = element?.contains(document.activeElement) ?? false;
    };
  }, []);
}
