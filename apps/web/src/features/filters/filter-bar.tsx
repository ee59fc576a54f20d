import { defaultListQuery, type FilterName, filterNames, type ListQuery } from "@command-history/contract";
import { useRef } from "react";
import { announce } from "../../lib/announce.ts";
import { AppliedFilters } from "./applied-filters.tsx";
import classes from "./filter-bar.module.css";
import { StatusField } from "./status-field.tsx";
import { TokenField } from "./token-field.tsx";

interface FilterBarProps {
  readonly query: ListQuery;
  readonly seenStatuses: readonly string[];
  /** Takes the query with other filters, on its first page. */
  readonly onChange: (query: ListQuery) => void;
}

/** The four filters that the upstream has, and those in force. */
export function FilterBar({ query, seenStatuses, onChange }: FilterBarProps) {
  const section = useRef<HTMLElement>(null);

  function change(next: ListQuery): void {
    onChange(next);
    // The chips are gone with the last filter, and the focus would be lost with them.
    if (!hasFilters(next)) section.current?.focus();
  }

  function set(filter: FilterName, values: readonly string[]): void {
    change({ ...query, [filter]: values, page: 1 });
  }
  return (
    <section ref={section} tabIndex={-1} className={classes.bar} aria-label="Filters">
      <div className={classes.fields}>
        <StatusField values={query.status} seen={seenStatuses} onChange={(values) => set("status", values)} />
        <TokenField
          kind="command"
          label="Command ID"
          values={query.commandId}
          onChange={(values) => set("commandId", values)}
        />
        <TokenField
          kind="invocation"
          label="Invocation ID"
          values={query.invocationId}
          onChange={(values) => set("invocationId", values)}
        />
        <TokenField
          kind="instance"
          named
          label="Instance ID"
          values={query.instanceId}
          onChange={(values) => set("instanceId", values)}
        />
      </div>
      <AppliedFilters
        query={query}
        onRemove={(filter, value) => {
          set(
            filter,
            query[filter].filter((other) => other !== value),
          );
          announce("Filter removed");
        }}
        onClear={() => {
          change(withoutFilters(query));
          announce("All filters removed");
        }}
      />
    </section>
  );
}

/** The query with no filter, on its first page. */
export function withoutFilters(query: ListQuery): ListQuery {
  const { commandId, invocationId, instanceId, status, page } = defaultListQuery;
  return { ...query, commandId, invocationId, instanceId, status, page };
}

export function hasFilters(query: ListQuery): boolean {
  return filterNames.some((filter) => query[filter].length > 0);
}
