import { TaskStatusBadge } from "../../ui/status-badge.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import type { ComparedOutput } from "./compared-output.ts";
import classes from "./compared-side.module.css";

/** Whose output stands on one side of a comparison, and how that instance ended. */
export function ComparedSide({ side, output }: { side: "left" | "right"; output: ComparedOutput }) {
  const { result, instanceId, remark } = output;
  return (
    <div className={classes.side} data-side={side}>
      <span className={classes.sign} aria-hidden>
        {side === "left" ? "−" : "+"}
      </span>
      <span className="visually-hidden">{side === "left" ? "Left: " : "Right: "}</span>
      <UntrustedText className={classes.name} text={result?.instanceName ?? instanceId} />
      {remark !== undefined && <span className={classes.dim}>{remark}</span>}
      {result !== undefined && <TaskStatusBadge status={result.status} />}
      {result !== undefined && result.exitCode !== null && (
        <span className={classes.dim}>exit {result.exitCode}</span>
      )}
    </div>
  );
}
