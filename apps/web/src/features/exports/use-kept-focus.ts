import { type RefCallback, useCallback, useRef } from "react";
import { focusExport } from "./focus-export.ts";

/** For the states of an export, which take each other's place: where one held the focus, it stays at that export. */
export function useKeptFocus(): RefCallback<HTMLElement> {
  const hadFocus = useRef(false);
  return useCallback((element) => {
    const section = element?.closest("section");
    if (hadFocus.current && section) focusExport(section);
    // Runs before the element is taken off the page, and the focus with it.
    return () => {
      hadFocus.current = element?.contains(document.activeElement) ?? false;
    };
  }, []);
}
