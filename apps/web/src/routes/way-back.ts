import type { RefObject } from "react";
import type { InstanceRow } from "../lib/instance-rows.ts";
import type { TableHandle } from "../table/table-handle.ts";
import type { InvocationSearch } from "./invocation-search.ts";
import { viewOf } from "./view-switch.tsx";

/** The way from an output back to where it was chosen, in words and by the focus. */
interface WayBack {
  readonly words: string;
  readonly go: () => void;
}

/** Leads back to the hits, the groups or the instances, whichever stand in `list`. */
export function wayBack(options: {
  search: InvocationSearch;
  list: RefObject<HTMLElement | null>;
  table: RefObject<TableHandle<InstanceRow> | null>;
  /** The row of the instance on display. */
  key: string | null;
}): WayBack {
  const { search, list, table, key } = options;

  function focusFirst(selector: string): void {
    (list.current?.querySelector<HTMLElement>(selector) ?? list.current)?.focus();
  }

  if (search.hits !== null) {
    return {
      words: search.hits === "none" ? "Back to the list" : "Back to the hits",
      go: () => focusFirst("ul[aria-label]"),
    };
  }
  if (viewOf(search) === "groups") {
    return { words: "Back to the groups", go: () => focusFirst("[data-shown] button") };
  }
  return { words: "Back to the instances", go: () => table.current?.focusRow(key ?? "") };
}
