import { Button } from "@mantine/core";
import { formatCount, formatCounted } from "../../lib/format-number.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";

/** What may be a piece of a command's name is looked for in that many rows of the list, which other filters may narrow. */
export interface NameToLookFor {
  readonly text: string;
  readonly rows: number;
  readonly isNarrowed: boolean;
}

interface NoRowsProps {
  readonly page: number;
  /** The last page, where it is known. */
  readonly lastPage: number | null;
  /** The text filter, and how many rows there are without it. */
  readonly find: string;
  readonly unfiltered: number;
  /** Whether more of this page is on its way. */
  readonly isComing: boolean;
  /** How many filters are set. */
  readonly filters: number;
  /** Whether there may be rows behind this page. */
  readonly hasNext: boolean;
  /** A larger page to search, where there is one. */
  readonly largerSize: number | null;
  /** Null: the filters hold nothing that may be a piece of a name. */
  readonly nameToLookFor: NameToLookFor | null;
  readonly onPage: (page: number) => void;
  readonly onPageSize: (pageSize: number) => void;
  readonly onLookFor: (name: NameToLookFor) => void;
  readonly onClearFilters: () => void;
  readonly onClearFind: () => void;
}

/** Stands in place of the rows when the viewer stopped before one came. Whether there are any is not known. */
export function StoppedRows({ onLoad }: { onLoad: () => void }) {
  return (
    <EmptyState
      title="Loading was stopped before any row came"
      action={
        <Button variant="default" size="xs" onClick={onLoad}>
          Load again
        </Button>
      }
    />
  );
}

/** What stands in place of the rows when there are none: why, and a way out. */
export function NoRows(props: NoRowsProps) {
  const { page, lastPage, filters, isComing, find, unfiltered, hasNext, largerSize, nameToLookFor } = props;
  if (unfiltered > 0) {
    const isOnlyPage = lastPage === 1;
    if (isComing) {
      return (
        <EmptyState title="No row matches so far">
          {formatCounted(unfiltered, "row")} came, and none contains “
          <UntrustedText text={find} />
          ”. The others are on their way.
        </EmptyState>
      );
    }
    return (
      <EmptyState
        title="No row on this page matches"
        action={
          <>
            {hasNext && (
              <Button variant="default" size="xs" onClick={() => props.onPage(page + 1)}>
                Look on the next page
              </Button>
            )}
            {hasNext && largerSize !== null && (
              <Button variant="default" size="xs" onClick={() => props.onPageSize(largerSize)}>
                Look through the first {formatCount(largerSize)} rows
              </Button>
            )}
            <Button variant="default" size="xs" onClick={props.onClearFind}>
              Clear the text
            </Button>
          </>
        }
      >
        {unfiltered === 1
          ? "Its only row does not contain"
          : `None of its ${formatCount(unfiltered)} rows contains`}{" "}
        “
        <UntrustedText text={find} />
        ”.{!isOnlyPage && " Other pages are not searched."}
      </EmptyState>
    );
  }
  if (page > 1) {
    const back = lastPage ?? 1;
    return (
      <EmptyState
        title={`Nothing on page ${page}`}
        action={
          <Button variant="default" size="xs" onClick={() => props.onPage(back)}>
            {back === 1 ? "Go to the first page" : `Go to page ${back}, the last`}
          </Button>
        }
      >
        {hasNext
          ? "Zenlayer sent no rows for this page, though by its total there are some."
          : "The list ends before this page."}
      </EmptyState>
    );
  }
  if (filters > 0) {
    return (
      <EmptyState
        title="No invocation matches these filters"
        action={
          <>
            {nameToLookFor !== null && (
              <Button variant="default" size="xs" onClick={() => props.onLookFor(nameToLookFor)}>
                Look for it in the newest {formatCount(nameToLookFor.rows)} rows
                {nameToLookFor.isNarrowed && " of the other filters"}
              </Button>
            )}
            <Button variant="default" size="xs" onClick={props.onClearFilters}>
              Clear filters
            </Button>
          </>
        }
      >
        {nameToLookFor === null ? (
          `The filters take whole IDs, or whole names of commands and instances that rows have shown.${filters > 1 ? " Every filter must be met." : ""}`
        ) : (
          <>
            The filter takes a whole ID, or a whole name that rows have shown. The newest rows
            {nameToLookFor.isNarrowed && " that meet the other filters"} can be looked through for “
            <UntrustedText text={nameToLookFor.text} />
            ”.
          </>
        )}
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No executions yet">
      Commands that are run on instances of this account show up here.
    </EmptyState>
  );
}
