import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { EmptyState } from "./empty-state.tsx";

afterEach(cleanup);

function Results({ rows }: { rows: number }) {
  return (
    <section aria-label="Results" tabIndex={-1}>
      {rows === 0 && <EmptyState title="No rows" action={<button type="button">Clear filters</button>} />}
    </section>
  );
}

test("the focus stays in its section when its button goes", () => {
  const { rerender } = render(<Results rows={0} />);
  screen.getByRole("button").focus();
  rerender(<Results rows={3} />);
  expect(document.activeElement).toBe(screen.getByRole("region", { name: "Results" }));
});

function Pages({ hasNext }: { hasNext: boolean }) {
  return (
    <section aria-label="Results" tabIndex={-1}>
      <EmptyState
        title="No row on this page matches"
        action={
          <>
            {hasNext && <button type="button">Look on the next page</button>}
            <button type="button">Clear the text</button>
          </>
        }
      />
    </section>
  );
}

test("the focus stays in its section when one of its buttons goes", () => {
  const { rerender } = render(<Pages hasNext />);
  const next = screen.getByRole("button", { name: "Look on the next page" });
  next.focus();
  rerender(<Pages hasNext />);
  expect(document.activeElement).toBe(next);
  rerender(<Pages hasNext={false} />);
  expect(document.activeElement).toBe(screen.getByRole("region", { name: "Results" }));
});

test("a button that was left before it goes moves no focus", () => {
  const { rerender } = render(<Pages hasNext />);
  const next = screen.getByRole("button", { name: "Look on the next page" });
  next.focus();
  next.blur();
  rerender(<Pages hasNext={false} />);
  expect(document.activeElement).toBe(document.body);
});

test("the focus that stands elsewhere is left there", () => {
  const { rerender } = render(<Results rows={0} />);
  rerender(<Results rows={3} />);
  expect(document.activeElement).toBe(document.body);
});
