import { invocationStatuses, type ListQuery } from "@command-history/contract";
import { Button } from "@mantine/core";
import { ProblemError } from "../lib/errors.ts";
import { invocationStatusLook } from "../lib/status.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/**
 * The statuses of a query that were refused, which is the fault of whoever wrote the link. One that the API reference
 * does not list may exist all the same: only the upstream's answer tells.
 */
export function refusedStatuses({ status }: ListQuery, error: Error | null): readonly string[] {
  if (!(error instanceof ProblemError)) return [];
  const { code, upstreamCode } = error.problem;
  // Without a code of the upstream's the fault was seen before it was asked.
  if (code !== "INVALID_PARAMETER" || upstreamCode === undefined) return [];
  const known: readonly string[] = invocationStatuses;
  return status.filter((value) => !known.includes(value));
}

/** As the buttons to choose them by say them. */
const knownWords = invocationStatuses.map((status) => invocationStatusLook(status).word).join(", ");

/** Stands in place of the rows when there is no such status. */
export function UnknownStatus(props: { statuses: readonly string[]; onRemove: () => void }) {
  return (
    <EmptyState
      title="This link asks for a status that Zenlayer may not know"
      action={
        <Button variant="default" size="xs" onClick={props.onRemove}>
          Take it out of the filter
        </Button>
      }
    >
      Zenlayer refused these filters. Look at the status{" "}
      {props.statuses.map((status, index) => (
        <span key={status}>
          {index > 0 && ", "}“<UntrustedText text={status} />”
        </span>
      ))}
      : the known ones are {knownWords}.
    </EmptyState>
  );
}
