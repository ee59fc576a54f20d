import type { ServerResponse } from "node:http";

/** A signal that aborts when the client leaves before it has the whole answer. */
export function abortWhenGone(res: ServerResponse): AbortSignal {
  const controller = new AbortController();
  res.once("close", () => {
    if (!res.writableFinished) controller.abort();
  });
  return controller.signal;
}
