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
  /** Makes of the query as it is by then one with other filters, on its first page. */
  readonly onChange: (change: (query: ListQuery) => ListQuery) => void;
  /** Takes all filters away. */
  readonly onClear: () => void;
  /** How often they were taken away all at once: what is typed in the fields by then goes with them. */
  readonly clearings: number;
}

/** The four filters that the upstream has, and those in force. */
export function FilterBar({ query, seenStatuses, onChange, onClear, clearings }: FilterBarProps) {
  const section = useRef<HTMLElement>(null);

  function remove(filter: FilterName, value: string): void {
    function change(before: ListQuery): ListQuery {
      return { ...before, [filter]: before[filter].filter((other) => other !== value), page: 1 };
    }
    onChange(change);
    if (countFilters(change(query)) === 0) keepFocus();
    announce("Filter removed");
  }

  /** The chips are gone with the last filter, and the focus would be lost with them. */
  function keepFocus(): void {
    section.current?.focus();
  }

  function set(filter: FilterName, values: readonly string[]): void {
    onChange((before) => ({ ...before, [filter]: values, page: 1 }));
  }
  return (
    <section ref={section} tabIndex={-1} className={classes.bar} aria-label="Filters">
      <div className={classes.fields}>
        <StatusField values={query.status} seen={seenStatuses} onChange={(values) => set("status", values)} />
        <div key={clearings} className={classes.ids}>
          <TokenField
            kind="command"
            named
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
      </div>
      <AppliedFilters
        query={query}
        onRemove={remove}
        onClear={() => {
          onClear();
          keepFocus();
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

/** How many of the filters are set, however many values each has. */
export function countFilters(query: ListQuery): number {
  return filterNames.filter((filter) => query[filter].length > 0).length;
}
