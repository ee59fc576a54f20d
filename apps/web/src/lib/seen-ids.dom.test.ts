import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { noteSeen, useSeenIds } from "./seen-ids.ts";

test("an ID far down a long page is remembered where the rows above repeat others, or have none", () => {
  const repeated = Array.from({ length: 6000 }, (_, index) => [`cmd-${index % 39}`, "backup"] as const);
  const none = Array.from({ length: 6000 }, () => [null, null] as const);
  noteSeen("command", [...repeated, ...none, ["cmd-last", "restore"]]);
  const { result } = renderHook(() => useSeenIds("command"));
  expect(result.current.size).toBe(40);
  expect(result.current.get("cmd-last")).toBe("restore");
});

test("of more IDs than are remembered the first stay, however often they are shown", () => {
  const shown = (count: number) =>
    Array.from({ length: count }, (_, index) => [`ins-${index}`, null] as const);
  const { result } = renderHook(() => useSeenIds("instance"));
  act(() => noteSeen("instance", [["ins-before", null], ...shown(3000)]));
  act(() => noteSeen("instance", shown(7000)));
  const seen = result.current;
  expect([...seen.keys()]).toEqual(shown(5000).map(([id]) => id));
  act(() => noteSeen("instance", shown(7000)));
  expect(result.current).toBe(seen);
});

test("a new name of an ID that is remembered takes no room, though all of it is taken", () => {
  const all = Array.from({ length: 5000 }, (_, index) => [`inv-${index}`, null] as const);
  const { result } = renderHook(() => useSeenIds("invocation"));
  act(() => noteSeen("invocation", [...all, ["inv-7", "backup"], ["inv-surplus", null]]));
  expect([...result.current.keys()]).toEqual(all.map(([id]) => id));
  expect(result.current.get("inv-7")).toBe("backup");
  act(() => noteSeen("invocation", [["inv-0", "restore"]]));
  expect([...result.current.keys()]).toEqual(all.map(([id]) => id));
  expect(result.current.get("inv-0")).toBe("restore");
  act(() => noteSeen("invocation", [["inv-new", null]]));
  expect(result.current.size).toBe(5000);
  expect(result.current.has("inv-0")).toBe(false);
});
