import type { InstanceOutcome } from "@command-history/contract";
import { failureWords } from "../../lib/failure-words.ts";
import { shortenPaths } from "../../lib/short-paths.ts";
import { visibleText } from "../../lib/visible-text.ts";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./cells.module.css";

/** The failure that stands for all of an invocation: why, on which instance, and what that one printed. */
export function FailureCell({ failure }: { failure: InstanceOutcome | null }) {
  if (failure === null) return null;
  const instance = failure.instanceName ?? failure.instanceId;
  const reason = failureWords(failure);
  return (
    <>
      <div
        className={`${classes.line} ${classes.failure}`}
        title={visibleText(instance === null ? reason : `${reason} on ${instance}`)}
      >
        <UntrustedText className={classes.reason} text={reason} />
        {instance !== null && (
          <span className={classes.detail}>
            on <UntrustedText text={instance} />
          </span>
        )}
      </div>
      {failure.excerpt !== null && (
        <div className={classes.line} title={visibleText(failure.excerpt)}>
          <UntrustedText className={classes.id} text={shortenPaths(failure.excerpt)} />
        </div>
      )}
    </>
  );
}
