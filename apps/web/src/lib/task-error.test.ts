import { expect, it } from "vitest";
import { errorBesideExit } from "./task-error.ts";

it.each([
  ["ExecutionExitNoneZero", 1, null],
  ["ExecutionExitNoneZero", null, "ExecutionExitNoneZero"],
  ["ExecutionExitNoneZero", 0, "ExecutionExitNoneZero"],
  ["ExecutionTimeout", 137, "ExecutionTimeout"],
  ["NewCode", 1, "NewCode"],
  [null, 1, null],
])("%s beside exit code %s leaves %s to be said", (errorCode, exitCode, left) => {
  expect(errorBesideExit({ errorCode, exitCode })).toBe(left);
});
