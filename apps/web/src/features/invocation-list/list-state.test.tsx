import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { NoRows } from "./list-state.tsx";

afterEach(cleanup);

function stateOf(facts: { lastPage: number | null; hasNext: boolean }): string {
  const nothing = () => undefined;
  const { container } = render(
    <MantineProvider>
      <NoRows
        {...facts}
        page={3}
        filtered={false}
        find=""
        unfiltered={0}
        largerSize={null}
        nameToLookFor={null}
        onPage={nothing}
        onPageSize={nothing}
        onLookFor={nothing}
        onClearFilters={nothing}
        onClearFind={nothing}
      />
    </MantineProvider>,
  );
  expect(screen.getByText("Nothing on page 3")).toBeTruthy();
  return container.textContent;
}

test("a page behind the last one says that the list ends before it", () => {
  expect(stateOf({ lastPage: 2, hasNext: false })).toContain("The list ends before this page.");
});

test("a page without rows, where the total promises some, does not say that the list has ended", () => {
  const state = stateOf({ lastPage: null, hasNext: true });
  expect(state).not.toContain("ends before");
  expect(state).toContain("Zenlayer sent no rows for this page, though by its total there are some.");
});
