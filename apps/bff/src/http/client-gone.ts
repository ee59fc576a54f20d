import type { ServerResponse } from "node:http";

/** A signal that aborts when the client leaves before it has the whole answer, or did so already. */
export function abortWhenGone(res: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const abortUnlessWhole = () => {
    if (!res.writableFinished) controller.abort();
  };
  if (res.closed) abortUnlessWhole();
  else res.once("close", abortUnlessWhole);
  return controller.signal;
}
