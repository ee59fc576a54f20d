import type { InstanceResult } from "@command-history/contract";
import { shortenPaths } from "../lib/short-paths.ts";
import { saidBy, streamRemark } from "../lib/stream-order.ts";
import { errorBesideExit } from "../lib/task-error.ts";
import { visibleText } from "../lib/visible-text.ts";
import classes from "./output-cell.module.css";
import { TaskError } from "./task-error.tsx";
import { UntrustedText } from "./untrusted-text.tsx";

/**
 * The line that says most of what an instance wrote, and a remark where stream and exit code are at odds.
 * `namesError`: of one that wrote nothing the error, where the exit code has a column of its own and the error has none.
 */
export function OutputCell({ result, namesError }: { result: InstanceResult; namesError?: boolean }) {
  const said = saidBy(result);
  const remark = streamRemark(result);
  const error = said === null && namesError ? errorBesideExit(result) : null;
  return (
    <>
      {said !== null && (
        <div className={classes.said} title={visibleText(said.excerpt)}>
          <span className={classes.stream}>{said.stream}</span>
          <UntrustedText text={shortenPaths(said.excerpt)} />
        </div>
      )}
      {error !== null && <TaskError code={error} />}
      {remark !== null && <div className={classes.remark}>{remark}</div>}
    </>
  );
}
