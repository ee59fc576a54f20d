import { createCompareSession } from "./compare-session.ts";
import type { ToWorker } from "./protocol.ts";

const receive = createCompareSession({
  post: (message) => self.postMessage(message),
  fetch: (url) => fetch(url, { headers: { accept: "text/plain" } }),
  reportError: (error) => self.reportError(error),
});
self.onmessage = (event: MessageEvent<ToWorker>) => receive(event.data);
