import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { exitFacets } from "../../lib/instance-facets.ts";
import { orderInstances } from "../../lib/instance-rows.ts";
import { anInstance } from "../../lib/test-rows.ts";
import { ExitFacet } from "./exit-facet.tsx";

afterEach(cleanup);

/** The exit codes of a page whose address asks for one that no instance has. */
function Page({ codes }: { codes: readonly number[] }) {
  const [chosen, setChosen] = useState<readonly string[]>(["19"]);
  const rows = orderInstances(codes.map((exitCode) => anInstance({ exitCode })));
  return (
    <section aria-label="Invocation" tabIndex={-1}>
      <ExitFacet facets={exitFacets(rows, chosen)} chosen={chosen} onChange={setChosen} />
    </section>
  );
}

function letGo(): void {
  const button = screen.getByRole("button", { name: "Exit code 19, 0 instances" });
  button.focus();
  fireEvent.click(button);
}

test("the focus goes to the exit code beside one that goes away", () => {
  render(<Page codes={[0, 1]} />);
  letGo();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Exit code 1, 1 instance" }));
});

test("the focus stays in the section around when no choice of exit codes is left", () => {
  render(<Page codes={[0]} />);
  letGo();
  expect(screen.queryByRole("group")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("region", { name: "Invocation" }));
});
