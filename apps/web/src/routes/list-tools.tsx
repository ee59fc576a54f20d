import { type InvocationSummary, invocationsPath, type ListQuery } from "@command-history/contract";
import type { Ref } from "react";
import { ListExportMenu } from "../features/exports/list-export-menu.tsx";
import { ColumnChooser } from "../features/invocation-list/column-chooser.tsx";
import { ListToolbar } from "../features/invocation-list/list-toolbar.tsx";
import { LoadingLine } from "../features/invocation-list/loading-line.tsx";
import { ToolbarWords } from "../features/invocation-list/toolbar-words.tsx";
import type { TableColumn } from "../table/column.ts";
import { FindField } from "../ui/find-field.tsx";
import { TextLock } from "../ui/text-lock.tsx";
import { ListProblem } from "./list-problem.tsx";
import { type ListSearch, listSearchLimits } from "./list-search.ts";
import type { useInvocationRows } from "./use-invocation-rows.ts";

/** What stands above the list's rows: the text filter, what can be done with the rows, how far they have come, and what went wrong. */
export function ListTools(props: {
  query: ListQuery;
  rows: ReturnType<typeof useInvocationRows>;
  /** Asks for other rows. */
  ask: (change: (query: ListQuery) => ListQuery) => void;
  mayRead: boolean;
  /** How many rows the text filter leaves. */
  shown: number;
  sort: ListSearch["sort"];
  onUnsort: () => void;
  find: string;
  findRef: Ref<HTMLInputElement>;
  onFindChange: (text: string) => void;
  columns: readonly TableColumn<InvocationSummary>[];
  hidden: ReadonlySet<string>;
  onHiddenChange: (names: readonly string[]) => void;
}) {
  const { query, rows, sort, find, columns, hidden } = props;
  // Without a row that came there is nothing to take away, and no column.
  const isBare = rows.error !== null && rows.items.length === 0;
  const withLines = columns.find(({ id }) => (id === "failure" || id === "outcome") && !hidden.has(id));
  const lacksLines =
    !props.mayRead &&
    rows.items.some(
      ({ firstFailure, filteredOutcome }) =>
        ((withLines?.id === "outcome" ? filteredOutcome : firstFailure) ?? null) !== null,
    );
  return (
    <>
      <ListToolbar
        refreshing={rows.fetching}
        onRefresh={rows.refresh}
        tools={
          !isBare && (
            <>
              <ListExportMenu query={query} narrowed={find !== "" || sort !== null} />
              <ColumnChooser columns={columns} hidden={hidden} onChange={props.onHiddenChange} />
            </>
          )
        }
      >
        <FindField
          label="Find in this page's rows"
          ref={props.findRef}
          value={find}
          maxLength={listSearchLimits.find}
          onChange={props.onFindChange}
        />
        <ToolbarWords
          shown={props.shown}
          all={rows.items.length}
          find={find}
          sortedBy={columns.find((column) => column.id === sort?.column)?.title}
          onUnsort={props.onUnsort}
        />
      </ListToolbar>
      {withLines !== undefined && lacksLines && (
        <TextLock slim>
          The column {withLines.title} does not show what the commands printed, since you lack the reader
          role. Ask whoever runs this dashboard for it.
        </TextLock>
      )}
      <LoadingLine
        waitsFor={invocationsPath(query)}
        loading={rows.fetching && rows.end === null}
        stopped={rows.stopped}
        rows={rows.stale ? 0 : rows.items.length}
        bytes={rows.bytes}
        onStop={rows.stop}
        onReload={rows.refresh}
      />
      <ListProblem query={query} rows={rows} ask={props.ask} />
    </>
  );
}
