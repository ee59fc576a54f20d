import { pageHeader, type RevealRequest } from "@command-history/contract";
import { nextTurn } from "../lib/next-turn.ts";
import { createOutputSession } from "./output-session.ts";
import type { ToWorker } from "./protocol.ts";

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
  nextTurn,
  reportError: (error) => self.reportError(error),
});
self.onmessage = (event: MessageEvent<ToWorker>) => receive(event.data);
