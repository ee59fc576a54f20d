import { invocationStatuses, type ListQuery } from "@command-history/contract";
import { Button } from "@mantine/core";
import { correctStatuses, meantStatus, withoutStatuses } from "../lib/refused-statuses.ts";
import { invocationStatusLook } from "../lib/status.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/** As a link takes them, with the word of the button where that is another. */
const knownWords = invocationStatuses
  .map((status) => {
    const { word } = invocationStatusLook(status);
    return word === status ? status : `${status} (${word.toLowerCase()})`;
  })
  .join(", ");

/** Stands in place of the rows when there are no such statuses. */
export function UnknownStatus(props: {
  statuses: readonly string[];
  /** Asks for other rows. */
  ask: (change: (query: ListQuery) => ListQuery) => void;
}) {
  const { statuses, ask } = props;
  const meant = [...new Set(statuses.flatMap((status) => meantStatus(status) ?? []))];
  const isOne = statuses.length === 1;
  return (
    <EmptyState
      title={`This link asks for ${isOne ? "a status" : "statuses"} that Zenlayer may not know`}
      action={
        <>
          {meant.length > 0 && (
            <Button variant="default" size="xs" onClick={() => ask(correctStatuses)}>
              Filter by {meant.join(", ")}
            </Button>
          )}
          <Button
            variant="default"
            size="xs"
            onClick={() => ask((query) => withoutStatuses(query, statuses))}
          >
            Take {isOne ? "it" : "them"} out of the filter
          </Button>
        </>
      }
    >
      Zenlayer refused these filters. Look at the {isOne ? "status" : "statuses"}{" "}
      {statuses.map((status, index) => (
        <span key={status}>
          {index > 0 && ", "}“<UntrustedText text={status} />”
        </span>
      ))}
      . In the link, write {isOne ? "it" : "each"} exactly like one of these: {knownWords}.
    </EmptyState>
  );
}
