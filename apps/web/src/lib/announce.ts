let message = "";
const listeners = new Set<() => void>();

/** Says something to a screen reader, through the page's one live region. */
export function announce(text: string): void {
  message = text;
  for (const notify of listeners) notify();
}

export function subscribeToAnnouncements(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function lastAnnouncement(): string {
  return message;
}
