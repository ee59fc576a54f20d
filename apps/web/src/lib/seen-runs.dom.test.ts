import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { noteRuns, useSeenRuns } from "./seen-runs.ts";

const run = (invocationId: string) => ({
  invocationId,
  commandName: "backup",
  status: "Success",
  createdAt: null,
});

test("of a list with more runs than are remembered the first stay, and the first of all is the last one", () => {
  noteRuns(Array.from({ length: 700 }, (_, index) => run(`inv-${index}`)));
  const { result } = renderHook(useSeenRuns);
  expect([...result.current.keys()]).toEqual(Array.from({ length: 500 }, (_, index) => `inv-${499 - index}`));
});
