import { type ReactNode, useEffect } from "react";
import { useScriptReveal } from "../../api/script-reveal.ts";
import { useRole } from "../../api/session.ts";
import { useInvocationQuery } from "../../api/use-invocation-query.ts";
import type { OpenOutput } from "../../lib/open-output.ts";
import { noteInvocation } from "../../lib/seen-ids.ts";
import { useAutoRefresh } from "../../lib/use-auto-refresh.ts";
import { InvocationFacts } from "../../ui/invocation-facts.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { RowsSeen, useRowsSeen } from "../../ui/rows-seen.ts";
import { ScriptView } from "../../ui/script-view.tsx";
import { TextLock } from "../../ui/text-lock.tsx";
import { DetailLoading } from "./detail-loading.tsx";
import { Instances } from "./instances.tsx";
import classes from "./invocation-detail.module.css";

/** A beginning of the script: what it led to on the instances is what the row is opened for. */
const scriptLines = 3;

/**
 * What an opened invocation shows: its facts, its script and its instances, with the outputs of those in
 * `openOutputs`. One that still runs is fetched again and again, quietly.
 */
export function InvocationDetail(props: {
  invocationId: string;
  profile: string | undefined;
  openOutputs: readonly OpenOutput[];
  onOpenOutputsChange: (next: readonly OpenOutput[]) => void;
  /** The instance that the page is to be scrolled to, with its output. */
  target: string | null;
  /** Told once the page is there. */
  onArrival: () => void;
  /** Leads to the invocation's own page. */
  pageLink: ReactNode;
}) {
  const { invocationId, profile } = props;
  const mayRead = useRole("reader");
  const { invocation, error, stopped, loadedAt, oldSince, fetching, refresh, stop, refreshing } =
    useInvocationQuery(invocationId, profile);
  useEffect(() => {
    if (invocation !== undefined) noteInvocation(invocation);
  }, [invocation]);
  const script = useScriptReveal(invocationId, profile);
  const state = useAutoRefresh(refreshing);
  const seen = useRowsSeen(state, loadedAt);
  const retryAt = state.kind === "failed" ? state.retryAt : null;
  const problem = error !== null && (
    <ProblemNotice
      error={error}
      onRetry={refresh}
      retryAt={retryAt}
      busy={fetching}
      old={{ what: "This invocation was", since: oldSince }}
    />
  );
  if (invocation === undefined) {
    return problem || <DetailLoading stopped={stopped} onStop={stop} onLoad={refresh} />;
  }
  return (
    <RowsSeen value={seen}>
      <div className={classes.detail}>
        {problem}
        <div className={classes.about}>
          <div className={classes.head}>
            <div className={classes.facts}>
              <InvocationFacts invocation={invocation} belowRow />
            </div>
            {props.pageLink}
          </div>
          {mayRead ? (
            <ScriptView
              content={invocation.content}
              commandType={invocation.commandType}
              masks={invocation.contentMasks}
              revealable={script}
              titleLevel={3}
              foldedLines={scriptLines}
            />
          ) : (
            <TextLock />
          )}
        </div>
        <div className={classes.instances}>
          <Instances
            invocationId={invocationId}
            profile={profile}
            instances={invocation.instances}
            mayRead={mayRead}
            open={props.openOutputs}
            onOpenChange={props.onOpenOutputsChange}
            target={props.target}
            onArrival={props.onArrival}
          />
        </div>
      </div>
    </RowsSeen>
  );
}
