import { createStore } from "./store.ts";

/** What the page's live region holds. */
export const announcement = createStore("");

/** Says something to a screen reader, through the page's one live region. */
export function announce(text: string): void {
  // The same text twice is no change to a live region; a trailing space makes it one.
  announcement.set(text === announcement.get() ? `${text} ` : text);
}
