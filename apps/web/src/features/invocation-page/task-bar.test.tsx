import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { orderInstances, taskFacets } from "../../lib/instance-rows.ts";
import { anInstance } from "../../lib/test-rows.ts";
import { TaskBar } from "./task-bar.tsx";

afterEach(cleanup);

/** The bar of a page whose address asks for these statuses. */
function Page({ statuses, asked }: { statuses: readonly string[]; asked: readonly string[] }) {
  const [chosen, setChosen] = useState(asked);
  const rows = orderInstances(statuses.map((status) => anInstance({ status })));
  return <TaskBar facets={taskFacets(rows, chosen)} chosen={chosen} onChange={setChosen} />;
}

function press(name: string | RegExp): void {
  const button = screen.getByRole("button", { name });
  button.focus();
  fireEvent.click(button);
}

function focusedText(): string | null {
  return document.activeElement?.textContent ?? null;
}

test("the focus goes to the facet beside one that goes away", () => {
  render(<Page statuses={["Failed", "Success"]} asked={["Bogus"]} />);
  press(/Bogus/);
  expect(screen.queryByRole("button", { name: /Bogus/ })).toBeNull();
  expect(focusedText()).toMatch(/^Success/);
});

test("the focus goes to the nearest facet that stays when several go away", () => {
  render(<Page statuses={["Failed"]} asked={["Bogus"]} />);
  press("Show all");
  expect(screen.getAllByRole("button")).toHaveLength(1);
  expect(focusedText()).toMatch(/^Failed/);
});

test("a facet that stays keeps the focus", () => {
  render(<Page statuses={["Failed", "Success"]} asked={["Failed", "Bogus"]} />);
  press(/Failed/);
  expect(focusedText()).toMatch(/^Failed/);
});
