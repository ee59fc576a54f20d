import type { InstanceOutcome, InvocationSummary } from "@command-history/contract";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { anInvocation } from "../../lib/test-rows.ts";
import { FilteredInstances } from "../../ui/filtered-instances.ts";
import { OutcomeCell, outcomeTitle } from "./outcome-cell.tsx";

afterEach(cleanup);

const failed: InstanceOutcome = {
  instanceId: "ins-1",
  instanceName: "edge-1",
  taskStatus: "Failed",
  exitCode: 3,
  errorCode: "ExecutionExitNoneZero",
  excerpt: "error: no such disk",
};

/** What the cell says in a list filtered by the instance ins-1, without its title. */
function words(invocation: Partial<InvocationSummary>): string {
  const { container } = render(
    <FilteredInstances value={new Set(["ins-1"])}>
      <OutcomeCell invocation={anInvocation(invocation)} />
    </FilteredInstances>,
  );
  return container.textContent.replace(outcomeTitle, "");
}

test.each([
  ["how it failed, and the line that says most", failed, "FailedExit code 3error: no such disk"],
  [
    "what it printed where it went well",
    { ...failed, taskStatus: "Success", exitCode: 0, errorCode: null, excerpt: "3 disks are well" },
    "Success3 disks are well",
  ],
  [
    "its status alone where there is no more to say",
    { ...failed, exitCode: null, errorCode: null, excerpt: null },
    "Failed",
  ],
])("tells %s", (_what, filteredOutcome, told) => {
  expect(words({ filteredOutcome })).toBe(told);
});

test("says why it tells of no outcome", () => {
  expect(words({ filteredOutcome: null, instanceCount: 4 })).toBe("Not among its instances");
  expect(words({ filteredOutcome: null, instanceCount: null })).toBe("Not loaded");
});

test("tells nothing in rows of another filter, which stand in until those of this one come", () => {
  expect(words({ filteredOutcome: { ...failed, instanceId: "ins-2" } })).toBe("");
  expect(words({})).toBe("");
});
