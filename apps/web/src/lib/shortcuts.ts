import { useEffect, useRef } from "react";
import { createStore } from "./store.ts";

/** What can be done on the page by a key, by two one after the other, or by its name in the command palette. */
export interface Shortcut {
  /** As they are typed: "j", "?", "g l". Null: it is in the command palette only. */
  readonly keys: string | null;
  /** What the keys do, for people: "Next row". */
  readonly title: string;
  /** Null: what has the focus listens to the keys itself. They are listed only. */
  readonly run: (() => void) | null;
  /** Another key for the same. */
  readonly alias?: string;
  /** Another key that does the same without our help: "Enter". */
  readonly also?: string;
}

/** Shortcuts that belong together, under the name of what they act on. */
export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** Each part of the page that has shortcuts puts a way to read them in here; the latest one comes first. */
const sources = createStore<readonly (() => ShortcutGroup)[]>([]);

/** The shortcuts that work now, by what they act on. */
export function shortcutGroups(): readonly ShortcutGroup[] {
  return sources.get().map((read) => read());
}

/** Offers shortcuts while the component is on the page. They are read when a key is pressed, so they need no memo. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const latest = useRef({ title, shortcuts });
  useEffect(() => {
    latest.current = { title, shortcuts };
  });
  useEffect(() => {
    const read = () => latest.current;
    sources.set([read, ...sources.get()]);
    return () => sources.set(sources.get().filter((other) => other !== read));
  }, []);
}
