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

test("the focus that stands elsewhere is left there", () => {
  const { rerender } = render(<Results rows={0} />);
  rerender(<Results rows={3} />);
  expect(document.activeElement).toBe(document.body);
});
