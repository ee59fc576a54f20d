import type { Ignorable, InstanceResult, InvocationDetail } from "@command-history/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { invocationAtHand, invocationDetailQuery } from "../../api/invocation-detail.ts";
import { previousRunQuery } from "../../api/previous-run.ts";
import { previousRun } from "../../lib/previous-run.ts";
import { IgnoreChoices } from "../../ui/ignore-choices.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import classes from "./compare-runs.module.css";
import palette from "./diff-palette.module.css";
import type { OpenedRunView } from "./opened-run.tsx";
import { OtherRun } from "./other-run.tsx";
import { PreviousRunNote } from "./previous-run-note.tsx";
import { RunPicker } from "./run-picker.tsx";

/** This run beside another one of its command: which instances fail now, which were fixed, and whose output changed. */
export function CompareRuns(props: {
  detail: InvocationDetail;
  /** The instances of `detail` that pass the page's filters; null: without filters those of either run are shown. */
  narrowedTo: readonly InstanceResult[] | null;
  /** Stands in place of the rows where the filters leave none. */
  noneLeft: ReactNode;
  profile: string | undefined;
  /** The other run's ID, or `previousRun` until it is found. */
  otherId: string;
  /** `found`: the closest earlier run was looked for and takes the place of `previousRun`. */
  onOtherChange: (invocationId: string, options: { found: boolean }) => void;
  /** The instance whose outputs are shown. */
  opened: string | null;
  onOpenedChange: (instanceId: string | null) => void;
  view: OpenedRunView;
  ignored: readonly Ignorable[];
  onIgnoredChange: (ignored: readonly Ignorable[]) => void;
}) {
  const { detail, profile, otherId, onOtherChange } = props;
  const client = useQueryClient();
  const {
    data: search,
    error,
    refetch,
  } = useQuery({ ...previousRunQuery(detail, profile), enabled: detail.commandId !== null });
  const previousId = search?.previous?.invocationId ?? null;
  const chosen = otherId === previousRun ? previousId : otherId;
  // Asked for where it is shown.
  const { data: other } = useQuery({ ...invocationDetailQuery(chosen ?? "", profile), enabled: false });
  useEffect(() => {
    if (otherId === previousRun && previousId !== null) onOtherChange(previousId, { found: true });
  }, [otherId, previousId, onOtherChange]);

  return (
    <section className={`${classes.runs} ${palette.palette}`} aria-labelledby="compare-runs-title">
      <header className={classes.header}>
        <h2 id="compare-runs-title" className={classes.title}>
          Compared with
        </h2>
        <RunPicker
          runs={search?.runs ?? []}
          chosen={chosen}
          previous={previousId}
          sharedWith={(id) =>
            sharedInstances(detail, id === chosen ? other : invocationAtHand(client, id, profile))
          }
          onChange={(id) => onOtherChange(id, { found: false })}
        />
      </header>
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {error === null && <PreviousRunNote detail={detail} search={search} chosen={chosen} />}
      <div className={classes.toolbar}>
        <IgnoreChoices ignored={props.ignored} onChange={props.onIgnoredChange} />
      </div>
      {chosen !== null && (
        <OtherRun
          otherId={chosen}
          detail={detail}
          narrowedTo={props.narrowedTo}
          noneLeft={props.noneLeft}
          profile={profile}
          opened={props.opened}
          onOpenedChange={props.onOpenedChange}
          view={props.view}
          ignored={props.ignored}
          onIgnoredChange={props.onIgnoredChange}
        />
      )}
    </section>
  );
}

/** How many instances both runs have; null while the other one is not at hand. */
function sharedInstances(run: InvocationDetail, other: InvocationDetail | undefined): number | null {
  if (other === undefined) return null;
  const ids = new Set(other.instances.map(({ instanceId }) => instanceId));
  return run.instances.filter(({ instanceId }) => instanceId !== null && ids.has(instanceId)).length;
}
