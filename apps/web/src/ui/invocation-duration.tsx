import type { InvocationSummary } from "@command-history/contract";
import { isUnfinished } from "@command-history/contract";
import { durationBetween, epochOf, formatDuration } from "../lib/duration.ts";
import { useNow } from "../lib/use-now.ts";
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
  const elapsed = Math.max(0, useNow() - start);
  return (
    <span className={classes.dim} title="Still running">
      {formatDuration(Math.round(elapsed / 1000) * 1000)}…
    </span>
  );
}
