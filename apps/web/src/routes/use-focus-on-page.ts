import { useRouterState } from "@tanstack/react-router";
import { type RefObject, useEffect, useRef } from "react";
import { isFocusNowhere } from "../lib/focus-nowhere.ts";

/** Puts the focus on a page that another one made way for, where it went away with what led there: the next Tab goes on from there. */
export function useFocusOnPage(content: RefObject<HTMLElement | null>): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const shown = useRef(path);
  useEffect(() => {
    const isAnother = shown.current !== undefined && shown.current !== path;
    shown.current = path;
    if (isAnother && isFocusNowhere()) content.current?.focus({ preventScroll: true });
  }, [path, content]);
}
