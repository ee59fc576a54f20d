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

/** As a link takes them, with the word of the button where that is another. */
const knownWords = invocationStatuses
  .map((status) => {
    const { word } = invocationStatusLook(status);
    return word === status ? status : `${status} (${word.toLowerCase()})`;
  })
  .join(", ");

/** The status that was meant by one written otherwise: in other capitals, or as its button says it. */
export function meantStatus(written: string): string | null {
  const plain = written.toLowerCase();
  return (
    invocationStatuses.find(
      (status) => status.toLowerCase() === plain || invocationStatusLook(status).word.toLowerCase() === plain,
    ) ?? null
  );
}

/** Stands in place of the rows when there is no such status. */
export function UnknownStatus(props: {
  statuses: readonly string[];
  onRemove: () => void;
  /** Puts the right ones in the place of those that are only written otherwise. */
  onCorrect: () => void;
}) {
  const meant = [...new Set(props.statuses.flatMap((status) => meantStatus(status) ?? []))];
  return (
    <EmptyState
      title="This link asks for a status that Zenlayer may not know"
      action={
        <>
          {meant.length > 0 && (
            <Button variant="default" size="xs" onClick={props.onCorrect}>
              Filter by {meant.join(", ")}
            </Button>
          )}
          <Button variant="default" size="xs" onClick={props.onRemove}>
            Take it out of the filter
          </Button>
        </>
      }
    >
      Zenlayer refused these filters. Look at the status{" "}
      {props.statuses.map((status, index) => (
        <span key={status}>
          {index > 0 && ", "}“<UntrustedText text={status} />”
        </span>
      ))}
      : a link takes {knownWords}, in just these capitals.
    </EmptyState>
  );
}
