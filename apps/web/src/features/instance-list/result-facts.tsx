import type { InstanceResult } from "@command-history/contract";
import { durationBetween, formatDuration } from "../../lib/duration.ts";
import { errorBesideExit } from "../../lib/task-error.ts";
import { TaskStatusBadge } from "../../ui/status-badge.tsx";
import { TaskError } from "../../ui/task-error.tsx";
import { Time } from "../../ui/time.tsx";
import classes from "./result-facts.module.css";

/** How the run on one instance ended: status, exit code, error, when it began and how long it took. */
export function ResultFacts({ result }: { result: InstanceResult }) {
  const { status, exitCode, startedAt, endedAt } = result;
  const errorCode = errorBesideExit(result);
  const duration = durationBetween(startedAt, endedAt);
  return (
    <div className={classes.facts}>
      <TaskStatusBadge status={status} />
      {exitCode !== null && <span>exit {exitCode}</span>}
      {errorCode !== null && <TaskError code={errorCode} />}
      {startedAt !== null && <Time value={startedAt} />}
      {duration !== null && <span>{formatDuration(duration)}</span>}
    </div>
  );
}
