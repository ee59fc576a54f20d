import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useCallback } from "react";
import { invocationDetailQuery } from "../../api/invocation-detail.ts";
import { useScriptReveal } from "../../api/script-reveal.ts";
import { useRole } from "../../api/session.ts";
import { canChange } from "../../lib/can-change.ts";
import type { OpenOutput } from "../../lib/open-output.ts";
import { recoversByItself } from "../../lib/recovery.ts";
import { useAutoRefresh } from "../../lib/use-auto-refresh.ts";
import { useLastingError } from "../../lib/use-lasting-error.ts";
import { AgeBar } from "../../ui/age-bar.tsx";
import { InvocationFacts } from "../../ui/invocation-facts.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { ScriptView } from "../../ui/script-view.tsx";
import { TextLock } from "../../ui/text-lock.tsx";
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
  /** The instance with the lines that the page is to be scrolled to. */
  target: string | null;
  /** Leads to the invocation's own page. */
  pageLink: ReactNode;
}) {
  const { invocationId, profile } = props;
  const mayRead = useRole("reader");
  const options = invocationDetailQuery(invocationId, profile);
  const { data, error: latest, isFetching, dataUpdatedAt, errorUpdatedAt, refetch } = useQuery(options);
  const error = useLastingError(latest, isFetching, options.queryKey[0]);
  const script = useScriptReveal(invocationId, profile);
  const refresh = useCallback(() => void refetch(), [refetch]);
  const state = useAutoRefresh({
    unfinished: data !== undefined && canChange(data),
    content: data,
    settledAt: Math.max(dataUpdatedAt, errorUpdatedAt),
    error,
    recovers: recoversByItself(error),
    busy: isFetching,
    refresh,
  });
  const retryAt = state.kind === "failed" ? state.retryAt : null;
  const problem = error !== null && (
    <ProblemNotice error={error} onRetry={refresh} retryAt={retryAt} busy={isFetching} />
  );
  if (data === undefined) return problem || <DetailSkeleton />;
  return (
    <div className={classes.detail}>
      {problem}
      {error !== null && <AgeBar what="This invocation was" loadedAt={dataUpdatedAt} />}
      <div className={classes.about}>
        <div className={classes.head}>
          <div className={classes.facts}>
            <InvocationFacts invocation={data} />
          </div>
          {props.pageLink}
        </div>
        {mayRead ? (
          <ScriptView
            content={data.content}
            commandType={data.commandType}
            masks={data.contentMasks}
            revealable={script}
          />
        ) : (
          <TextLock />
        )}
      </div>
      <Instances
        invocationId={invocationId}
        profile={profile}
        instances={data.instances}
        mayRead={mayRead}
        open={props.openOutputs}
        onOpenChange={props.onOpenOutputsChange}
        target={props.target}
      />
    </div>
  );
}
