import { isUnfinished, type Timestamp } from "@command-history/contract";
import { useContext } from "react";
import { durationBetween, epochOf, formatDuration } from "../lib/duration.ts";
import { useWordsNow } from "../lib/use-now.ts";
import { DurationsAsOf } from "./durations-as-of.ts";
import classes from "./run-duration.module.css";

interface Run {
  readonly status: string | null;
  readonly startedAt: Timestamp | null;
  readonly endedAt: Timestamp | null;
}

/** How long an invocation took, or one of its instances; for what still runs, how long it has been running. */
export function RunDuration({ run }: { run: Run }) {
  const duration = durationBetween(run.startedAt, run.endedAt);
  if (duration !== null) return formatDuration(duration);
  const start = epochOf(run.startedAt);
  if (start !== null && isUnfinished(run.status)) return <SoFar start={start} />;
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
