import type { InstanceResult } from "@command-history/contract";
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
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
  const { result: hook, rerender } = renderHook(
    ({ search }) =>
      useChosenInstance({ rows: [row], shown: [row], search, update: () => undefined, table, pane }),
    { initialProps: { search: compared } },
  );
  act(() => hook.current.choose(row));
  rerender({ search: { ...compared, left: null, right: null } });
  expect(document.activeElement).toBe(element);
  element.blur();
  rerender({ search: { ...compared, left: null, right: null, instance: "ins-2" } });
  expect(document.activeElement).not.toBe(element);
});
