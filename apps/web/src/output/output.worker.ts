import { createOutputSession } from "./output-session.ts";
import type { ToWorker } from "./protocol.ts";

const receive = createOutputSession({
  post: (message) => self.postMessage(message),
  fetch: (url) => fetch(url, { headers: { accept: "text/plain" } }),
  reportError: (error) => self.reportError(error),
});
self.onmessage = (event: MessageEvent<ToWorker>) => receive(event.data);
