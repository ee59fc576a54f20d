import { cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { RowsSeen } from "../ui/rows-seen.ts";
import type { TableColumn } from "./column.ts";
import { useTableRows } from "./use-table-rows.ts";

interface Run {
  readonly id: string;
  readonly since: number;
  /** Undefined: it goes on. */
  readonly until?: number;
}

const columns: readonly TableColumn<Run>[] = [
  {
    id: "duration",
    title: "Duration",
    cell: ({ id }) => id,
    sortBy: ({ since, until }, asOf) => Math.max(0, (until ?? asOf) - since),
  },
];
const items: readonly Run[] = [
  { id: "old", since: 1000 },
  { id: "older", since: 500 },
  { id: "new", since: 2000 },
  { id: "ended", since: 0, until: 1200 },
];
const options = {
  columns,
  items,
  rowId: ({ id }: Run) => id,
  sort: { column: "duration", desc: true },
  find: "",
  hidden: new Set<string>(),
};

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function sortedRows(loadedAt: number | null) {
  let at = loadedAt;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <RowsSeen value={{ loadedAt: at, isFollowed: true }}>{children}</RowsSeen>
  );
  const { result, rerender } = renderHook(() => useTableRows(options), { wrapper });
  return {
    ids: () => result.current.rows.map(({ id }) => id),
    loadAgain(now: number) {
      at = now;
      rerender();
    },
  };
}

test("rows are sorted as of when they were loaded last, though nothing in them changed", () => {
  const { ids, loadAgain } = sortedRows(2000);
  expect(ids()).toEqual(["older", "ended", "old", "new"]);
  loadAgain(3300);
  expect(ids()).toEqual(["older", "old", "new", "ended"]);
});

test("rows of which nobody knows when they were loaded are sorted as of now", () => {
  vi.useFakeTimers({ now: 500 });
  // Equal: in the order they came in.
  expect(sortedRows(null).ids()).toEqual(["ended", "old", "older", "new"]);
});
