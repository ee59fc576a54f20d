import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useCallback, useMemo } from "react";
import { invocationDetailQuery } from "../../api/invocation-detail.ts";
import { canChange } from "../../lib/can-change.ts";
import type { OpenOutput } from "../../lib/open-output.ts";
import { useAutoRefresh } from "../../lib/use-auto-refresh.ts";
import { InvocationFacts } from "../../ui/invocation-facts.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { ScriptView } from "../../ui/script-view.tsx";
import { DetailSkeleton } from "./detail-skeleton.tsx";
import { Instances } from "./instances.tsx";
import classes from "./invocation-detail.module.css";

/**
 * What an opened invocation shows: its facts, its script and its instances, with the outputs of those in
 * `openOutputs`. One that still runs is fetched again and again, quietly.
 */
export function InvocationDetail(props: {
  invocationId: string;
  profile: string | undefined;
  openOutputs: readonly OpenOutput[];
  onOpenOutputsChange: (next: readonly OpenOutput[]) => void;
  /** Leads to the invocation's own page. */
  pageLink: ReactNode;
}) {
  const { invocationId, profile, openOutputs, onOpenOutputsChange } = props;
  const { data, error, isFetching, dataUpdatedAt, errorUpdatedAt, refetch } = useQuery(
    invocationDetailQuery(invocationId, profile),
  );
  const refresh = useCallback(() => void refetch(), [refetch]);
  useAutoRefresh({
    unfinished: data !== undefined && canChange(data),
    content: data,
    settledAt: Math.max(dataUpdatedAt, errorUpdatedAt),
    error,
    busy: isFetching,
    refresh,
  });
  const open = useMemo(() => new Set(openOutputs.map((output) => output.instanceId)), [openOutputs]);

  function toggle(instanceId: string): void {
    onOpenOutputsChange(
      open.has(instanceId)
        ? openOutputs.filter((output) => output.instanceId !== instanceId)
        : [...openOutputs, { instanceId }],
    );
  }

  if (data === undefined) {
    return error === null ? <DetailSkeleton /> : <ProblemNotice error={error} onRetry={refresh} />;
  }
  return (
    <div className={classes.detail}>
      {error !== null && <ProblemNotice error={error} onRetry={refresh} />}
      <div className={classes.about}>
        <div className={classes.head}>
          <div className={classes.facts}>
            <InvocationFacts invocation={data} />
          </div>
          {props.pageLink}
        </div>
        <ScriptView content={data.content} commandType={data.commandType} />
      </div>
      <Instances
        invocationId={invocationId}
        profile={profile}
        instances={data.instances}
        open={open}
        onToggle={toggle}
      />
    </div>
  );
}
