import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { RunCounts } from "./run-counts.tsx";
import type { OutputChange, RunRow } from "./run-rows.ts";

afterEach(cleanup);

function rowsWith(output: OutputChange): readonly RunRow[] {
  return Array.from({ length: 6 }, (_, index) => ({
    key: String(index),
    instanceId: null,
    instanceName: null,
    earlier: null,
    later: null,
    change: "fine",
    output,
  }));
}

function renderCounts(output: OutputChange): void {
  render(
    <MantineProvider>
      <RunCounts
        rows={rowsWith(output)}
        stale={false}
        ignored={["times"]}
        onIgnoredChange={() => undefined}
      />
    </MantineProvider>,
  );
}

test("changed outputs are counted, and numbers offered to be ignored", () => {
  renderCounts("changed");
  screen.getByText("Outputs: 6 changed, 0 only in what is ignored, 0 the same");
  screen.getByRole("button", { name: "Ignore numbers" });
});

test("outputs of which nothing is known yet, or could not be told, are not counted", () => {
  for (const output of ["awaited", "unknown"] as const) {
    renderCounts(output);
    expect(screen.queryByText(/Outputs:/)).toBeNull();
    expect(screen.queryByRole("button", { name: "Ignore numbers" })).toBeNull();
    cleanup();
  }
});
