import { useEffect, useRef } from "react";
import { mayBeShortcut, type PendingKey, readKey } from "../../lib/shortcut-keys.ts";
import { shortcutGroups } from "../../lib/shortcuts.ts";
import { useShortcutPreference } from "../../lib/use-shortcut-preference.ts";

/**
 * Listens to the keyboard: single keys run the page's shortcuts, unless these are `paused` or switched off; Ctrl+K or ⌘K
 * calls `onPalette`.
 */
export function useShortcutKeys(onPalette: () => void, paused: boolean): void {
  const [on] = useShortcutPreference();
  const pending = useRef<PendingKey>(null);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (isPaletteKey(event)) {
        event.preventDefault();
        onPalette();
        return;
      }
      if (paused || !on || !mayBeShortcut(event)) return;
      const shortcuts = shortcutGroups()
        .flatMap((group) => group.shortcuts)
        .filter(({ run }) => run !== null);
      const known = shortcuts.flatMap(({ keys, alias }) => [keys ?? [], alias ?? []].flat());
      const read = readKey(pending.current, event.key, event.timeStamp, known);
      pending.current = read.pending;
      if (read.match === null) return;
      event.preventDefault();
      shortcuts.find(({ keys, alias }) => keys === read.match || alias === read.match)?.run?.();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [on, onPalette, paused]);
}

function isPaletteKey(event: KeyboardEvent): boolean {
  return (
    event.key.toLowerCase() === "k" &&
    event.ctrlKey !== event.metaKey &&
    !event.altKey &&
    !event.shiftKey &&
    !event.defaultPrevented &&
    document.querySelector("[aria-modal=true]") === null
  );
}
