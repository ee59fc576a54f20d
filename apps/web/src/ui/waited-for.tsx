import { useState } from "react";
import { formatDuration } from "../lib/duration.ts";
import { useWordsNow } from "../lib/use-now.ts";

/** From here on it is told how long the wait is. In ms. */
const longMs = 3000;

/** Stands behind what says that the page waits, and adds for how long: ", 12 s". It counts from its first moment on. */
export function WaitedFor() {
  const [since] = useState(() => Date.now());
  const words = useWordsNow((now) => {
    const waitedMs = now - since;
    return waitedMs < longMs ? "" : `, ${formatDuration(Math.round(waitedMs / 1000) * 1000)}`;
  });
  // It ticks: what is read out once is enough.
  return <span aria-live="off">{words}</span>;
}
