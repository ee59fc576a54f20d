import { cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { DurationsAsOf } from "../ui/durations-as-of.ts";
import type { TableColumn } from "./column.ts";
import { useTableRows } from "./use-table-rows.ts";

interface Run {
  readonly id: string;
  readonly since: number;
}

const columns: readonly TableColumn<Run>[] = [
  { id: "age", title: "Age", cell: ({ id }) => id, sortBy: ({ since }, asOf) => Math.max(0, asOf - since) },
];
const items: readonly Run[] = [
  { id: "old", since: 1000 },
  { id: "older", since: 500 },
  { id: "new", since: 2000 },
];
const options = {
  columns,
  items,
  rowId: ({ id }: Run) => id,
  sort: { column: "age", desc: true },
  find: "",
  hidden: new Set<string>(),
};

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("rows are sorted by what they show: as of now, or as of the time that they were last seen", () => {
  vi.useFakeTimers({ now: 3000 });
  let asOf: number | null = null;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <DurationsAsOf value={asOf}>{children}</DurationsAsOf>
  );
  const { result, rerender } = renderHook(() => useTableRows(options), { wrapper });
  expect(result.current.rows.map(({ id }) => id)).toEqual(["older", "old", "new"]);
  asOf = 500;
  rerender();
  // Equal: in the order they came in.
  expect(result.current.rows.map(({ id }) => id)).toEqual(["old", "older", "new"]);
});
