/** What the tabs of a browser tell each other: who is signed in, by ID; null once someone has signed out. */
type Message = string | null;

// One for the whole page: a channel does not hear what it says itself.
const channel = new BroadcastChannel("command-history.session");

export function tellOtherTabs(message: Message): void {
  channel.postMessage(message);
}

/** Hears what other tabs say. Returns what ends that. */
export function hearOtherTabs(listener: (message: Message) => void): () => void {
  function hear({ data }: MessageEvent<unknown>): void {
    if (data === null || typeof data === "string") listener(data);
  }
  channel.addEventListener("message", hear);
  return () => channel.removeEventListener("message", hear);
}
