import { pageHeader, type RevealRequest } from "@command-history/contract";
import { createOutputSession } from "./output-session.ts";
import type { ToWorker } from "./protocol.ts";

const { port1, port2 } = new MessageChannel();
/** Reading and searching may both wait for their turns. */
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

const receive = createOutputSession({
  post: (message) => self.postMessage(message),
  fetch: (url, reason) =>
    reason === undefined
      ? fetch(url, { headers: { accept: "text/plain" } })
      : fetch(url, {
          method: "POST",
          headers: {
            accept: "text/plain",
            "content-type": "application/json",
            [pageHeader.name]: pageHeader.value,
          },
          body: JSON.stringify({ reason } satisfies RevealRequest),
        }),
  // A message of its own: a timer would wait for 4 ms each time.
  nextTurn: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    }),
  reportError: (error) => self.reportError(error),
});
self.onmessage = (event: MessageEvent<ToWorker>) => receive(event.data);
