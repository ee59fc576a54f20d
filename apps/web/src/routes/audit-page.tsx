import {
  type AuditQuery,
  defaultAuditQuery,
  formatAuditQuery,
  parseAuditQuery,
} from "@command-history/contract";
import { useDocumentTitle } from "@mantine/hooks";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { auditQuery, readNewest } from "../api/audit.ts";
import { useRole } from "../api/session.ts";
import { AuditFilters } from "../features/audit/audit-filters.tsx";
import { type AuditRow, auditRowName, auditRows } from "../features/audit/audit-rows.ts";
import { auditColumns } from "../features/audit/columns.tsx";
import { EventFacts } from "../features/audit/event-facts.tsx";
import { KeptElsewhere, NoEvents } from "../features/audit/no-events.tsx";
import { OlderEvents } from "../features/audit/older-events.tsx";
import { useShortcuts } from "../lib/shortcuts.ts";
import { DataTable } from "../table/data-table.tsx";
import type { TableHandle } from "../table/table-handle.ts";
import { CopyLinkButton } from "../ui/copy-link-button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { RefreshButton } from "../ui/refresh-button.tsx";
import classes from "./audit-page.module.css";
import { BackToList } from "./back-to-list.tsx";
import { recordOf } from "./search-record.ts";
import { UrlNotice } from "./url-notice.tsx";

const skeletonRows = 12;

/** The audit trail, for those who may read it. */
export function AuditPage() {
  useDocumentTitle("Audit trail · Command History");
  const isAuditor = useRole("auditor");
  return (
    <div className={classes.page}>
      <div className={classes.heading}>
        <BackToList profile={undefined} />
        <h1 className={classes.title}>Audit trail</h1>
      </div>
      {isAuditor ? (
        <Trail />
      ) : (
        <EmptyState title="The audit trail is not shown to you">
          Ask whoever runs this dashboard for the auditor role.
        </EmptyState>
      )}
    </div>
  );
}

function rowKey({ key }: AuditRow): string {
  return key;
}

function Trail() {
  const searchText = useLocation({ select: (location) => location.searchStr });
  const { query, problems } = useMemo(() => parseAuditQuery(new URLSearchParams(searchText)), [searchText]);
  const navigate = useNavigate();
  const client = useQueryClient();
  const trail = useInfiniteQuery(auditQuery(query));
  const { data, isFetching, isFetchingNextPage, hasNextPage } = trail;
  const rows = useMemo(() => auditRows(data?.pages.flatMap(({ items }) => items) ?? []), [data]);
  const [openIds, setOpenIds] = useState<ReadonlySet<string>>(new Set());
  const table = useRef<TableHandle<AuditRow>>(null);
  useShortcuts("Audit trail", [
    { keys: "j", title: "Next event", run: () => table.current?.moveFocus(1) },
    { keys: "k", title: "Previous event", run: () => table.current?.moveFocus(-1) },
    { keys: "o", title: "Open or close the event", also: "Enter", run: () => table.current?.openFocused() },
  ]);

  function ask(next: AuditQuery): void {
    void navigate({ to: "/audit", search: recordOf(formatAuditQuery(next)), resetScroll: false });
  }

  /** A text that was typed just now has not reached the address yet: with new fields it goes too. */
  const [clearings, setClearings] = useState(0);

  function clearFilters(): void {
    ask(defaultAuditQuery);
    setClearings((before) => before + 1);
  }

  function refresh(): void {
    void readNewest(client, query);
  }

  const isFiltered = formatAuditQuery(query).size > 0;
  const last = data?.pages.at(-1);
  if (last !== undefined && last.kept !== "file") return <KeptElsewhere kept={last.kept} />;
  return (
    <>
      <UrlNotice problems={problems} onDismiss={() => ask(query)} />
      <AuditFilters
        key={clearings}
        query={query}
        isFiltered={isFiltered}
        onChange={ask}
        onClear={clearFilters}
      />
      {trail.error !== null && (
        <ProblemNotice
          error={trail.error}
          onRetry={() => (trail.isFetchNextPageError ? void trail.fetchNextPage() : refresh())}
        />
      )}
      <section id="results" tabIndex={-1} aria-label="Events">
        <DataTable
          label="Audit trail"
          ref={table}
          columns={auditColumns}
          items={rows}
          rowId={rowKey}
          rowName={auditRowName}
          sort={null}
          onSortChange={() => undefined}
          openIds={openIds}
          onToggle={(id) => setOpenIds((before) => toggled(before, id))}
          renderOpen={({ item }) => <EventFacts item={item} />}
          pageTable
          {...(isFetching ? { skeletonRows } : {})}
          empty={() =>
            last !== undefined && (
              <NoEvents filtered={isFiltered} more={hasNextPage} onClearFilters={clearFilters} />
            )
          }
          toolbar={() => (
            <div className={classes.toolbar}>
              <RefreshButton busy={isFetching} onClick={refresh} />
              <CopyLinkButton />
            </div>
          )}
        />
      </section>
      {last !== undefined && (rows.length > 0 || hasNextPage) && (
        <OlderEvents
          shown={rows.length}
          searchedTo={last.searchedTo}
          more={hasNextPage}
          loading={isFetchingNextPage}
          onLoad={() => {
            if (!isFetching) void trail.fetchNextPage();
          }}
        />
      )}
    </>
  );
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
