import type { InvocationSummary } from "@command-history/contract";
import { useContext } from "react";
import { reasonBesideStatus } from "../../lib/failure-words.ts";
import { shortenPaths } from "../../lib/short-paths.ts";
import { visibleText } from "../../lib/visible-text.ts";
import { FilteredInstances } from "../../ui/filtered-instances.ts";
import { TaskStatusBadge } from "../../ui/status-badge.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./cells.module.css";

/** What the column is called; where there is no room for columns, each cell says it. */
export const outcomeTitle = "On this instance";

/** How an invocation went on the one instance that the list is filtered by, and what it printed there. */
export function OutcomeCell({ invocation }: { invocation: InvocationSummary }) {
  const { filteredOutcome: outcome, instanceCount } = invocation;
  const filtered = useContext(FilteredInstances);
  // Rows of the list before, which stand in until those of this filter come, tell of no instance or of another.
  if (outcome === undefined) return null;
  if (outcome === null) {
    return (
      <span className={classes.dim}>{instanceCount === null ? "Not loaded" : "Not among its instances"}</span>
    );
  }
  if (!filtered.has(outcome.instanceId ?? "")) return null;
  const { taskStatus, excerpt } = outcome;
  const reason = reasonBesideStatus(outcome);
  return (
    <>
      <div className={`${classes.line} ${classes.failure}`}>
        <span className={classes.narrowTitle}>{outcomeTitle}</span>
        <TaskStatusBadge status={taskStatus} />
        {reason !== null && (
          <span className={classes.detail} title={visibleText(reason)}>
            <UntrustedText text={reason} />
          </span>
        )}
      </div>
      {excerpt !== null && (
        <div className={classes.line} title={visibleText(excerpt)}>
          <UntrustedText className={classes.id} text={shortenPaths(excerpt)} />
        </div>
      )}
    </>
  );
}
