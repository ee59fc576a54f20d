import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import type { ComponentProps } from "react";
import { afterEach, expect, test } from "vitest";
import { NoRows } from "./list-state.tsx";

afterEach(cleanup);

/** What stands in place of the rows of a list without filters, but for these facts of it. */
function wordsOf(facts: Partial<ComponentProps<typeof NoRows>>): string {
  const nothing = () => undefined;
  const { container } = render(
    <MantineProvider>
      <NoRows
        page={1}
        lastPage={null}
        filters={0}
        isComing={false}
        find=""
        unfiltered={0}
        hasNext
        largerSize={null}
        nameToLookFor={null}
        onPage={nothing}
        onPageSize={nothing}
        onLookFor={nothing}
        onClearFilters={nothing}
        onClearFind={nothing}
        {...facts}
      />
    </MantineProvider>,
  );
  return container.textContent;
}

function stateOf(facts: { lastPage: number | null; hasNext: boolean }): string {
  const words = wordsOf({ ...facts, page: 3 });
  expect(screen.getByText("Nothing on page 3")).toBeTruthy();
  return words;
}

test("a page behind the last one says that the list ends before it", () => {
  expect(stateOf({ lastPage: 2, hasNext: false })).toContain("The list ends before this page.");
});

test("a page without rows, where the total promises some, does not say that the list has ended", () => {
  const state = stateOf({ lastPage: null, hasNext: true });
  expect(state).not.toContain("ends before");
  expect(state).toContain("Zenlayer sent no rows for this page, though by its total there are some.");
});

function noMatchOf(facts: { isComing: boolean; unfiltered: number }): string {
  return wordsOf({ ...facts, find: "disk", largerSize: 1000 });
}

test("while rows are on their way, none is said to be missing, and no other page is offered", () => {
  const state = noMatchOf({ isComing: true, unfiltered: 746 });
  expect(state).toContain("746 rows came, and none contains “disk”. The others are on their way.");
  expect(state).not.toContain("Look");
});

test("once all have come, it is told how many were looked through, and where else to look", () => {
  expect(noMatchOf({ isComing: false, unfiltered: 1000 })).toContain(
    "None of its 1,000 rows contains “disk”.",
  );
  expect(noMatchOf({ isComing: false, unfiltered: 1 })).toContain("Its only row does not contain “disk”.");
  expect(noMatchOf({ isComing: false, unfiltered: 2 })).toContain("Look on the next page");
});
