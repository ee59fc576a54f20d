import type { InvocationSummary } from "@command-history/contract";
import { useDocumentTitle } from "@mantine/hooks";
import { useMemo, useRef } from "react";
import { useRole } from "../api/session.ts";
import { FilterBar } from "../features/filters/filter-bar.tsx";
import { type OpenEnd, openPageFacts, pageFacts } from "../features/paging/page-facts.ts";
import { PagingBar } from "../features/paging/paging-bar.tsx";
import { commandLabel } from "../lib/command-name.ts";
import { seenStatuses } from "../lib/status.ts";
import { visibleText } from "../lib/visible-text.ts";
import { DataTable } from "../table/data-table.tsx";
import type { TableHandle } from "../table/table-handle.ts";
import { FilteredInstances } from "../ui/filtered-instances.ts";
import { RowsSeen } from "../ui/rows-seen.ts";
import { SkipLink } from "../ui/skip-link.tsx";
import { AbsentRows } from "./absent-rows.tsx";
import { ListEmpty } from "./list-empty.tsx";
import classes from "./list-page.module.css";
import { defaultListSearch, withClosed } from "./list-search.ts";
import { ListTools } from "./list-tools.tsx";
import { withoutOutputs } from "./locked-outputs.ts";
import { OpenRow } from "./open-row.tsx";
import { UrlNotice } from "./url-notice.tsx";
import { useArrival } from "./use-arrival.ts";
import { useInvocationRows } from "./use-invocation-rows.ts";
import { useListActions } from "./use-list-actions.ts";
import { useListColumns } from "./use-list-columns.ts";
import { useListSearch } from "./use-list-search.ts";
import { useOpenRows } from "./use-open-rows.ts";
import { useReturnToRow } from "./use-return-to-row.ts";
import { useTableShortcuts } from "./use-table-shortcuts.ts";

const skeletonRows = 12;
const shortcutWords = {
  title: "Invocations",
  row: "invocation, or instance of an open one",
  open: "Open or close the row",
  failed: "failed invocation, or instance of an open one",
};

function nameOf({ commandName, invocationId }: InvocationSummary): string {
  return [commandLabel(commandName), visibleText(invocationId ?? "")].filter(Boolean).join(", ");
}

function hasFailed({ status }: InvocationSummary): boolean {
  return status === "Failed" || status === "PartialFailed";
}

function canOpen(invocation: InvocationSummary): boolean {
  return invocation.invocationId !== null;
}

/** Why a page has not come to its end. */
function openEndOf({ stopped, fetching, error }: ReturnType<typeof useInvocationRows>): OpenEnd {
  if (!stopped && error === null) return "loading";
  if (fetching) return "again";
  return stopped ? "stopped" : "failed";
}

/** The list of invocations: filters, the table, and the pages. */
export function ListPage() {
  const { search: asked, problems, update } = useListSearch();
  const mayRead = useRole("reader");
  const { search, problems: locked } = mayRead ? { search: asked, problems: [] } : withoutOutputs(asked);
  useDocumentTitle("Invocations · Command History");
  const { query, sort, find, open, output } = search;
  const rows = useInvocationRows(query);
  const { items, end } = rows;
  const { columns, allColumns, hidden, setHidden } = useListColumns(
    sort?.column,
    query.instanceId.length === 1,
  );
  const { openKeys, absent, rowId, keyOf, invocationOf } = useOpenRows(items, open);

  const arrival = useArrival({ open, output });
  const table = useRef<TableHandle<InvocationSummary>>(null);
  const findField = useRef<HTMLInputElement>(null);
  useTableShortcuts(table, findField, shortcutWords);
  useReturnToRow(table, keyOf, rows.fetching);

  const statuses = useMemo(() => seenStatuses(items), [items]);
  const filteredInstances = useMemo(() => new Set(query.instanceId), [query.instanceId]);
  const isWhole = end !== null && !rows.stale;
  const actions = useListActions(query, update, { absent, isCurrent: rows.isCurrent });

  function toggle(key: string): void {
    const id = invocationOf(key);
    if (id === null) return;
    if (!openKeys.has(key)) arrival.rowOpened(id);
    update(
      (before) => (before.open.includes(id) ? withClosed(before, [id]) : { open: [...before.open, id] }),
      { replace: true },
    );
  }

  const came = { page: query.page, pageSize: query.pageSize, shown: rows.stale ? 0 : items.length };
  const facts =
    end === null ? openPageFacts(came, openEndOf(rows)) : pageFacts({ ...came, total: end.total });

  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">Invocations</h1>
      <UrlNotice
        problems={[...problems, ...locked]}
        onDismiss={() => update(() => ({ output: search.output }), { replace: true })}
      />
      {isWhole && !actions.isLeaving && (
        <AbsentRows
          ids={absent}
          profile={query.profile}
          onDismiss={() => update((before) => withClosed(before, absent), { replace: true })}
        />
      )}
      <FilterBar
        query={query}
        seenStatuses={statuses}
        onChange={actions.ask}
        onClear={actions.clearFilters}
        clearings={actions.clearings}
      />
      <section id="results" tabIndex={-1} className={classes.rows} aria-labelledby="results-title">
        <h2 id="results-title" className="visually-hidden">
          Results
        </h2>
        <SkipLink target="pages">Skip past the rows</SkipLink>
        <FilteredInstances value={filteredInstances}>
          <RowsSeen value={rows.seen}>
            <DataTable
              label="Invocations"
              ref={table}
              columns={columns}
              items={items}
              rowId={rowId}
              rowName={nameOf}
              sort={sort}
              onSortChange={(next) => update(() => ({ sort: next }))}
              sortHint="Sorts this page"
              find={find}
              hidden={hidden}
              openIds={openKeys}
              onToggle={toggle}
              canOpen={canOpen}
              hasFailed={hasFailed}
              inExports
              pageTable
              columnCount="many"
              stale={rows.stale}
              failed={rows.error !== null}
              arriving={rows.fetching && end === null && !rows.stale}
              {...(rows.fetching && end === null
                ? { skeletonRows: Math.min(query.pageSize, skeletonRows) }
                : {})}
              renderOpen={(invocation) => (
                <OpenRow
                  invocation={invocation}
                  profile={query.profile}
                  output={output}
                  target={arrival.output}
                  wanted={invocation.invocationId === arrival.row?.id ? arrival.row.as : null}
                  onArrival={arrival.rowCame}
                  onOutputArrival={arrival.outputCame}
                  update={update}
                />
              )}
              empty={(unfiltered) => (
                <ListEmpty
                  query={query}
                  rows={rows}
                  facts={facts}
                  find={find}
                  unfiltered={unfiltered}
                  actions={actions}
                  onClearFind={() => update(() => ({ find: defaultListSearch.find }))}
                  onLookFor={({ text, rows: pageSize }) => {
                    actions.ask((before) => ({ ...before, commandId: [], page: 1, pageSize }));
                    update(() => ({ find: text }), { replace: true });
                  }}
                />
              )}
              toolbar={(shown) => (
                <ListTools
                  query={query}
                  rows={rows}
                  ask={actions.ask}
                  mayRead={mayRead}
                  shown={shown}
                  sort={sort}
                  onUnsort={() => update(() => ({ sort: null }))}
                  find={find}
                  findRef={findField}
                  // Back takes the whole text away at once, and nothing of what was there before it.
                  onFindChange={(text) => update(() => ({ find: text }), { replace: find !== "" })}
                  columns={allColumns}
                  hidden={hidden}
                  onHiddenChange={(names) => setHidden([...names])}
                />
              )}
            />
          </RowsSeen>
        </FilteredInstances>
      </section>
      <div id="pages" tabIndex={-1} className={classes.foot}>
        <PagingBar
          page={query.page}
          pageSize={query.pageSize}
          facts={facts}
          onPage={actions.goTo}
          onPageSize={actions.setPageSize}
        />
      </div>
    </div>
  );
}
