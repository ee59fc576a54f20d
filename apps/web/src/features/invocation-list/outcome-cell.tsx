import { type InstanceOutcome, isFailingTask } from "@command-history/contract";
import { failureWords } from "../../lib/failure-words.ts";
import { shortenPaths } from "../../lib/short-paths.ts";
import { taskStatusLook } from "../../lib/status.ts";
import { visibleText } from "../../lib/visible-text.ts";
import { TaskStatusBadge } from "../../ui/status-badge.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./cells.module.css";

/** How the instance did that the list is filtered by, and what it printed. An odd answer can hold it more than once. */
export function OutcomeCell({ outcomes }: { outcomes: readonly InstanceOutcome[] }) {
  if (outcomes.length === 0) return <span className={classes.dim}>–</span>;
  // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart, and they do not move
  return outcomes.map((outcome, index) => <Outcome key={index} outcome={outcome} />);
}

function Outcome({ outcome }: { outcome: InstanceOutcome }) {
  const { taskStatus, excerpt } = outcome;
  const reason = failureWords(outcome);
  const saysMore =
    taskStatus !== null && isFailingTask(taskStatus) && reason !== taskStatusLook(taskStatus).word;
  return (
    <>
      <div className={`${classes.line} ${classes.failure}`}>
        <span className={classes.narrowTitle}>On this instance</span>
        <TaskStatusBadge status={taskStatus} />
        {saysMore && <UntrustedText className={classes.instance} text={reason} />}
      </div>
      {excerpt !== null && (
        <div className={classes.line} title={visibleText(excerpt)}>
          <UntrustedText className={classes.id} text={shortenPaths(excerpt)} />
        </div>
      )}
    </>
  );
}
