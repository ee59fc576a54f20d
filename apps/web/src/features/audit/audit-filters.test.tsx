import { type AuditQuery, defaultAuditQuery } from "@command-history/contract";
import { MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AuditFilters } from "./audit-filters.tsx";

const onChange = vi.fn<(query: AuditQuery) => void>();

/** The filters, which the address keeps. Times are in UTC. */
function Filters({ initial = {} }: { initial?: Partial<AuditQuery> }) {
  const [query, setQuery] = useState({ ...defaultAuditQuery, ...initial });
  return (
    <MantineProvider>
      <AuditFilters
        query={query}
        isFiltered={false}
        onClear={() => undefined}
        onChange={(next) => {
          onChange(next);
          setQuery(next);
        }}
      />
    </MantineProvider>
  );
}

function field(label: string): HTMLInputElement {
  return screen.getByLabelText(label);
}

/** Types, and pauses. */
function type(label: string, text: string): void {
  fireEvent.change(field(label), { target: { value: text } });
  act(() => void vi.runAllTimers());
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  onChange.mockReset();
});

test("a space stays while a name is typed on, and is no part of the filter", () => {
  render(<Filters />);
  type("User", "John ");
  expect(onChange).toHaveBeenLastCalledWith({ ...defaultAuditQuery, user: "John" });
  expect(field("User").value).toBe("John ");
  type("User", "John Smith");
  expect(onChange).toHaveBeenLastCalledWith({ ...defaultAuditQuery, user: "John Smith" });
});

test("a time can be to the second", () => {
  render(<Filters initial={{ from: "2026-01-31T08:00:30Z" }} />);
  expect(field("From (UTC)").value).toBe("2026-01-31 08:00:30");
  type("Until (UTC)", "2026-01-31T09:00:30");
  expect(onChange).toHaveBeenLastCalledWith(expect.objectContaining({ to: "2026-01-31T09:00:30Z" }));
  expect(field("Until (UTC)").value).toBe("2026-01-31T09:00:30");
  type("Until (UTC)", "2026-01-31 09:00");
  expect(onChange).toHaveBeenLastCalledWith(expect.objectContaining({ to: "2026-01-31T09:00Z" }));
});
