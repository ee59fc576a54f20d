import { type InvocationDetail as Detail, isUnfinished } from "@command-history/contract";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { invocationDetailQuery } from "../../api/invocation-detail.ts";
import type { OpenOutput } from "../../lib/open-output.ts";
import { InvocationFacts } from "../../ui/invocation-facts.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { ScriptView } from "../../ui/script-view.tsx";
import { DetailSkeleton } from "./detail-skeleton.tsx";
import { Instances } from "./instances.tsx";
import classes from "./invocation-detail.module.css";

/** How often an invocation that still runs is fetched anew. */
const refreshMs = 4000;

function canChange(invocation: Detail | undefined): boolean {
  return (
    invocation !== undefined &&
    [invocation, ...invocation.instances].some(({ status }) => isUnfinished(status))
  );
}

/**
 * What an opened invocation shows: its facts, its script and its instances, with the outputs of those in
 * `openOutputs`. While `live`, one that still runs is fetched again and again, quietly.
 */
export function InvocationDetail(props: {
  invocationId: string;
  profile: string | undefined;
  openOutputs: readonly OpenOutput[];
  onOpenOutputsChange: (next: readonly OpenOutput[]) => void;
  live: boolean;
  /** Leads to the invocation's own page. */
  pageLink: ReactNode;
}) {
  const { invocationId, profile, openOutputs, onOpenOutputsChange, live } = props;
  const detail = useQuery({
    ...invocationDetailQuery(invocationId, profile),
    refetchInterval: (query) => live && canChange(query.state.data) && refreshMs,
  });
  const open = useMemo(() => new Set(openOutputs.map((output) => output.instanceId)), [openOutputs]);

  function toggle(instanceId: string): void {
    onOpenOutputsChange(
      open.has(instanceId)
        ? openOutputs.filter((output) => output.instanceId !== instanceId)
        : [...openOutputs, { instanceId }],
    );
  }

  const retry = () => void detail.refetch();
  if (detail.data === undefined) {
    return detail.error === null ? (
      <DetailSkeleton />
    ) : (
      <ProblemNotice error={detail.error} onRetry={retry} />
    );
  }
  const invocation = detail.data;
  return (
    <div className={classes.detail}>
      {detail.error !== null && <ProblemNotice error={detail.error} onRetry={retry} />}
      <div className={classes.about}>
        <div className={classes.head}>
          <div className={classes.facts}>
            <InvocationFacts invocation={invocation} />
          </div>
          {props.pageLink}
        </div>
        <ScriptView content={invocation.content} commandType={invocation.commandType} />
      </div>
      <Instances
        invocationId={invocationId}
        profile={profile}
        instances={invocation.instances}
        open={open}
        onToggle={toggle}
      />
    </div>
  );
}
