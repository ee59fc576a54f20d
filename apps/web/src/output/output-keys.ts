import type { KeyboardEvent } from "react";
import type { Shortcut } from "../lib/shortcuts.ts";

/** The keys of an output as the list of all shortcuts has them. */
export const listedKeys: readonly Shortcut[] = [
  { keys: "Ctrl+F", alias: "⌘F", title: "Search all of the text", run: null },
  { keys: "Enter", alias: "Shift+Enter", title: "Next or previous hit", run: null },
  { keys: "Shift+↓", alias: "Shift+↑", title: "Select lines", run: null },
  { keys: "Ctrl+C", alias: "⌘C", title: "Copy the selected lines", run: null },
  { keys: "Esc", title: "Close the search, or select no lines", run: null },
];

/** Keeps a key that was acted on from the browser and from the page. */
function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** Keys anywhere in an output: the browser's own search, which would see only what is on screen, and Escape. */
export function frameKeys(
  event: KeyboardEvent,
  bar: { readonly isOpen: boolean; search: () => void; close: () => void },
): void {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (isCommand && event.key.toLowerCase() === "f") {
    take(event);
    bar.search();
  }
  if (event.key === "Escape" && bar.isOpen) {
    take(event);
    bar.close();
  }
}

/**
 * Keys on the text itself. Shift with an arrow key selects lines as a click does. `copy` and `clear` are null when
 * no lines are selected.
 */
export function lineKeys(
  event: KeyboardEvent,
  lines: { extend: (by: 1 | -1) => void; copy: (() => void) | null; clear: (() => void) | null },
): void {
  if (event.target !== event.currentTarget || event.altKey) return;
  if (event.ctrlKey || event.metaKey) {
    // Text selected with the pointer is the browser's to copy.
    const hasText = document.getSelection()?.isCollapsed === false;
    if (event.key.toLowerCase() !== "c" || lines.copy === null || hasText) return;
    take(event);
    lines.copy();
    return;
  }
  if (event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    take(event);
    lines.extend(event.key === "ArrowDown" ? 1 : -1);
  }
  if (event.key === "Escape" && lines.clear !== null) {
    take(event);
    lines.clear();
  }
}
