import { useEffect, useEffectEvent, useRef } from "react";

const modifiers: ReadonlySet<string> = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta"]);

/**
 * Puts off what moves parts of the page while the mouse's main button is pressed: the click that the press is to become
 * would miss. The function returned asks for `act`, which is called at once, or after that click, as it is by then. Not
 * called any more where the click led to another page.
 */
export function useAfterPress(act: () => void): () => void {
  const isPressed = useRef(false);
  const isAwaited = useRef(false);
  const actNow = useEffectEvent(act);

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const how = { capture: true, signal };

    function onPress({ button }: MouseEvent): void {
      if (button === 0) isPressed.current = true;
    }

    function onRelease(): void {
      isPressed.current = false;
      if (!isAwaited.current) return;
      isAwaited.current = false;
      // The click comes right after the release.
      setTimeout(() => {
        if (!signal.aborted) actNow();
      });
    }

    function onKey({ key, repeat }: KeyboardEvent): void {
      // One that is held is sent again and again, and a modifier goes with the press.
      if (!repeat && !modifiers.has(key)) onRelease();
    }

    addEventListener("mousedown", onPress, how);
    addEventListener("mouseup", onRelease, how);
    addEventListener("dragend", onRelease, how);
    // The release may go elsewhere: to a menu or another window. A key that is pressed tells that it did.
    addEventListener("contextmenu", onRelease, how);
    addEventListener("keydown", onKey, how);
    // The window's own only: the field that the press leaves is left in the midst of it.
    addEventListener("blur", onRelease, { signal });
    return () => leaving.abort();
  }, []);

  return () => {
    if (isPressed.current) isAwaited.current = true;
    else act();
  };
}
