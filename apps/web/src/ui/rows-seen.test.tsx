import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { LiveState } from "../lib/live-state.ts";
import { useRowsSeen } from "./rows-seen.ts";

interface Props {
  readonly state: LiveState;
  readonly loadedAt: number | null;
}

afterEach(cleanup);

function renderSeen(initialProps: Props) {
  return renderHook(({ state, loadedAt }: Props) => useRowsSeen(state, loadedAt), { initialProps });
}

test("rows stay as they were seen until they are loaded again or followed no more", () => {
  const { result, rerender } = renderSeen({ state: { kind: "live", everyMs: 2000 }, loadedAt: 1000 });
  const first = result.current;
  expect(first).toEqual({ loadedAt: 1000, isFollowed: true });
  rerender({ state: { kind: "live", everyMs: 4000 }, loadedAt: 1000 });
  expect(result.current).toBe(first);
  rerender({ state: { kind: "live", everyMs: 4000 }, loadedAt: 2000 });
  expect(result.current).toEqual({ loadedAt: 2000, isFollowed: true });
  rerender({ state: { kind: "hidden" }, loadedAt: 2000 });
  expect(result.current).toEqual({ loadedAt: 2000, isFollowed: false });
});

test("what runs in rows that stand in for others is counted on, whatever the refresh does", () => {
  const { result, rerender } = renderSeen({ state: { kind: "off" }, loadedAt: null });
  const first = result.current;
  expect(first).toEqual({ loadedAt: null, isFollowed: true });
  rerender({ state: { kind: "hidden" }, loadedAt: null });
  expect(result.current).toBe(first);
});
