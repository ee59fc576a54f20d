import type { ListQuery } from "@command-history/contract";
import { formatCounted } from "../lib/format-number.ts";
import { refusedStatuses } from "../lib/refused-statuses.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import classes from "./list-problem.module.css";
import { UnknownStatus } from "./unknown-status.tsx";
import type { useInvocationRows } from "./use-invocation-rows.ts";

/** What went wrong with the rows of a list, if anything, and the way on. */
export function ListProblem(props: {
  query: ListQuery;
  rows: ReturnType<typeof useInvocationRows>;
  /** Asks for other rows. */
  ask: (change: (query: ListQuery) => ListQuery) => void;
}) {
  const { query, rows, ask } = props;
  if (rows.error === null) return null;
  const refused = refusedStatuses(query, rows.error);
  if (refused.length > 0) return <UnknownStatus statuses={refused} ask={ask} />;
  return (
    <div className={classes.problem}>
      <ProblemNotice
        error={rows.error}
        onRetry={rows.refresh}
        retryAt={rows.retryAt}
        busy={rows.fetching}
        incomplete={
          rows.incomplete
            ? `This list is incomplete: ${formatCounted(rows.items.length, "row")} came`
            : undefined
        }
        old={{ what: "These rows were", since: rows.oldSince }}
      />
    </div>
  );
}
