import { useContext } from "react";
import { durationBetween, formatDuration, type Run, runDuration } from "../lib/duration.ts";
import { useWordsNow } from "../lib/use-now.ts";
import { DurationsAsOf } from "./durations-as-of.ts";
import classes from "./run-duration.module.css";

/** How long an invocation took, or one of its instances; for what still runs, how long it has been running. */
export function RunDuration({ run }: { run: Run }) {
  const duration = durationBetween(run.startedAt, run.endedAt);
  if (duration !== null) return formatDuration(duration);
  if (runDuration(run, 0) !== null) return <SoFar run={run} />;
  return <span className={classes.dim}>–</span>;
}

function SoFar({ run }: { run: Run }) {
  const asOf = useContext(DurationsAsOf);
  const soFar = useWordsNow((now) =>
    formatDuration(Math.round((runDuration(run, asOf ?? now) ?? 0) / 1000) * 1000),
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
