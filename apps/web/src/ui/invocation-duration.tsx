import type { InvocationSummary } from "@command-history/contract";
import { isUnfinished } from "@command-history/contract";
import { useContext } from "react";
import { durationBetween, epochOf, formatDuration } from "../lib/duration.ts";
import { useWordsNow } from "../lib/use-now.ts";
import { DurationsAsOf } from "./durations-as-of.ts";
import classes from "./invocation-duration.module.css";

/** How long an invocation took; for one that still runs, how long it has been running. */
export function InvocationDuration({ invocation }: { invocation: InvocationSummary }) {
  const duration = durationBetween(invocation.startedAt, invocation.endedAt);
  if (duration !== null) return formatDuration(duration);
  const start = epochOf(invocation.startedAt);
  if (start !== null && isUnfinished(invocation.status)) return <SoFar start={start} />;
  return <span className={classes.dim}>–</span>;
}

function SoFar({ start }: { start: number }) {
  const asOf = useContext(DurationsAsOf);
  const soFar = useWordsNow((now) =>
    formatDuration(Math.max(0, Math.round(((asOf ?? now) - start) / 1000) * 1000)),
  );
  return (
    <span
      className={classes.dim}
      title={asOf === null ? "Still running" : "Was running when it was last seen"}
    >
      {soFar}…
    </span>
  );
}
