import { useContext } from "react";
import { durationBetween, elapsed, formatDuration, type Run, runningSince } from "../lib/duration.ts";
import { useWordsNow } from "../lib/use-now.ts";
import { RowsSeen } from "./rows-seen.ts";
import classes from "./run-duration.module.css";

/** How long an invocation took, or one of its instances; for what still runs, how long it has been running. */
export function RunDuration({ run }: { run: Run }) {
  const since = runningSince(run);
  if (since !== null) return <SoFar since={since} />;
  const duration = durationBetween(run.startedAt, run.endedAt);
  return duration === null ? <span className={classes.dim}>–</span> : formatDuration(duration);
}

function SoFar({ since }: { since: number }) {
  const { loadedAt, isFollowed } = useContext(RowsSeen);
  const asOf = isFollowed ? null : loadedAt;
  const soFar = useWordsNow((now) => formatDuration(Math.round(elapsed(since, asOf ?? now) / 1000) * 1000));
  return (
    <span
      className={classes.dim}
      title={asOf === null ? "Still running" : "Was running when it was last seen"}
    >
      {soFar}…
    </span>
  );
}
