import type { InvocationDetail, InvocationSummary } from "@command-history/contract";
import { IconFileDiff } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { invocationDetailQuery } from "../../api/invocation-detail.ts";
import { invocationsAtHand } from "../../api/invocations-at-hand.ts";
import { runsToCompare, scriptChanged } from "../../lib/previous-run.ts";
import { Time } from "../../ui/time.tsx";
import classes from "./script-changed.module.css";

/**
 * Says that the script changed since the run before, when what is at hand shows it; else nothing. Nothing is requested: that
 * run must stand in a list that was loaded, and the note names it, for there can be nearer ones elsewhere.
 */
export function ScriptChanged(props: {
  invocation: InvocationSummary;
  profile: string | undefined;
  /** Leads to the comparison with that run. */
  action: (otherId: string) => ReactNode;
}) {
  const { invocation, profile } = props;
  const client = useQueryClient();
  if (invocation.commandId === null) return null;
  const runs = invocationsAtHand(client, profile).filter(
    ({ commandId }) => commandId === invocation.commandId,
  );

  function loaded({ invocationId }: InvocationSummary): InvocationDetail | undefined {
    if (invocationId === null) return undefined;
    return client.getQueryData(invocationDetailQuery(invocationId, profile).queryKey);
  }
  const earlier = runsToCompare(runs, invocation).find(
    (run) =>
      scriptChanged(loaded(run), loaded(invocation), [run.contentExcerpt, invocation.contentExcerpt]) ===
      true,
  );
  if (earlier === undefined || earlier.invocationId === null) return null;
  return (
    <p className={classes.note}>
      <IconFileDiff size={16} stroke={1.75} aria-hidden />
      <span className={classes.words}>
        <span>
          Script changed since the run of <Time value={earlier.createdAt} />
        </span>
        {props.action(earlier.invocationId)}
      </span>
    </p>
  );
}
