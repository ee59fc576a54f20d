import { Button } from "@mantine/core";
import type { ComponentProps } from "react";
import { useInvocationQuery } from "../../api/use-invocation-query.ts";
import { useAutoRefresh } from "../../lib/use-auto-refresh.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import classes from "./compare-runs.module.css";
import { ComparedRuns } from "./compared-runs.tsx";

/** The run that another one is compared with, beside it. While it runs, it is fetched again and again, quietly. */
export function OtherRun(props: { otherId: string } & Omit<ComponentProps<typeof ComparedRuns>, "other">) {
  const { otherId, ...compared } = props;
  const { invocation, error, stopped, oldSince, fetching, refresh, stop, refreshing } = useInvocationQuery(
    otherId,
    props.profile,
  );
  const state = useAutoRefresh(refreshing);
  return (
    <>
      {error !== null && (
        <ProblemNotice
          error={error}
          onRetry={refresh}
          retryAt={state.kind === "failed" ? state.retryAt : null}
          busy={fetching}
          old={{ what: "The other run was", since: oldSince }}
        />
      )}
      {invocation === undefined && error === null && (
        <div className={classes.waiting}>
          <span role="status">
            {stopped ? "Stopped: the other run is not loaded" : "Loading the other run…"}
          </span>{" "}
          <Button variant="default" size="compact-sm" onClick={stopped ? refresh : stop}>
            {stopped ? "Load it" : "Stop"}
          </Button>
        </div>
      )}
      {invocation !== undefined && <ComparedRuns {...compared} other={invocation} />}
    </>
  );
}
