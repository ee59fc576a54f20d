import type { InstanceResult } from "@command-history/contract";
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announcement } from "../lib/announce.ts";
import type { InstanceRow } from "../lib/instance-rows.ts";
import { anInstance } from "../lib/test-rows.ts";
import { defaultInvocationSearch, type InvocationSearch } from "./invocation-search.ts";
import { useChosenInstance } from "./use-chosen-instance.ts";

const result: InstanceResult = anInstance({ instanceName: "edge-ams-001", status: "Failed", exitCode: 1 });
const row: InstanceRow = { key: "ins-1", result };

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

test("the output takes the focus when it takes a comparison's place, and no later change does", () => {
  const element = document.body.appendChild(document.createElement("section"));
  element.tabIndex = -1;
  const pane = { current: element };
  const table = { current: null };
  const compared: InvocationSearch = {
    ...defaultInvocationSearch,
    instance: "ins-1",
    left: "ins-1",
    right: "ins-2",
  };
  const rows = [row];
  const { result: hook, rerender } = renderHook(
    ({ search }) =>
      useChosenInstance({ rows, shown: rows, inView: rows, search, update: () => undefined, table, pane }),
    { initialProps: { search: compared } },
  );
  act(() => hook.current.choose(row));
  rerender({ search: { ...compared, left: null, right: null } });
  expect(document.activeElement).toBe(element);
  element.blur();
  rerender({ search: { ...compared, left: null, right: null, instance: "ins-2" } });
  expect(document.activeElement).not.toBe(element);
});

const fine: InstanceRow = { key: "ins-2", result: anInstance({ instanceId: "ins-2" }) };
const alsoFine: InstanceRow = { key: "ins-3", result: anInstance({ instanceId: "ins-3" }) };

/** The page with `fine` on display, and these instances in view. */
function renderChosen(inView: readonly InstanceRow[]) {
  const pane = { current: document.body.appendChild(document.createElement("section")) };
  pane.current.tabIndex = -1;
  const update = vi.fn();
  const rows = [fine, row, alsoFine];
  const search = defaultInvocationSearch;
  const table = { current: null };
  const { result: hook } = renderHook(() =>
    useChosenInstance({ rows, shown: rows, inView, search, update, table, pane }),
  );
  return { hook, update, pane };
}

test("an instance that failed while another is on display is told of, and the notice leads to it", () => {
  const { hook, update, pane } = renderChosen([fine, row]);
  expect(hook.current.failedMeanwhile?.count).toBe(1);
  expect(hook.current.hasOtherFailed).toBe(true);
  act(() => hook.current.failedMeanwhile?.showFirst());
  expect(update.mock.calls[0]?.[0](defaultInvocationSearch)).toMatchObject({ instance: "ins-1" });
  expect(document.activeElement).toBe(pane.current);
});

test("an instance that the text filter hides is not told of, and nothing leads to it", () => {
  const { hook, update } = renderChosen([fine, alsoFine]);
  expect(hook.current.failedMeanwhile).toBeNull();
  expect(hook.current.hasOtherFailed).toBe(false);
  act(() => void hook.current.showFailed(1));
  expect(update).not.toHaveBeenCalled();
  expect(announcement.get()).toBe("No other failed instance passes the filters");
});

test.each([
  ["stdout", null],
  ["stderr", "stderr"],
  ["both", "both"],
] as const)(
  "a step from %s to an instance that wrote to stderr alone shows what that one wrote",
  (stream, shown) => {
    const said = { bytes: 10, masks: 0, lines: 1, sha256: "a", excerpt: "no" };
    const silent = { ...said, bytes: 0, lines: 0 };
    const failed = { key: "ins-4", result: { ...result, instanceId: "ins-4", stdout: silent, stderr: said } };
    const { hook, update } = renderChosen([fine, failed]);
    act(() => void hook.current.showFailed(1));
    expect(update.mock.calls[0]?.[0]({ ...defaultInvocationSearch, stream }).stream).toBe(shown);
  },
);
