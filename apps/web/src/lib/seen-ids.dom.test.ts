import { renderHook } from "@testing-library/react";
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

test("of more IDs than are remembered the first stay", () => {
  noteSeen(
    "instance",
    Array.from({ length: 7000 }, (_, index) => [`ins-${index}`, null]),
  );
  const { result } = renderHook(() => useSeenIds("instance"));
  expect([...result.current.keys()]).toEqual(Array.from({ length: 5000 }, (_, index) => `ins-${index}`));
});
