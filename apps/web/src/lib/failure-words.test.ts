import { expect, it } from "vitest";
import { failureWords } from "./failure-words.ts";

const nothing = {
  instanceId: null,
  instanceName: null,
  taskStatus: null,
  exitCode: null,
  errorCode: null,
  excerpt: null,
};

it.each([
  [{ taskStatus: "Failed", exitCode: 3, errorCode: "ExecutionExitNoneZero" }, "Exit code 3"],
  [{ taskStatus: "Timeout", exitCode: null, errorCode: "ExecutionTimeout" }, "Ran past its time limit"],
  [{ taskStatus: "Failed", exitCode: 1, errorCode: null }, "Failed · exit code 1"],
  [{ taskStatus: "Error", exitCode: 0, errorCode: "NewCode" }, "NewCode"],
  [{}, "Unknown"],
])("%j reads %s", (failure, words) => {
  expect(failureWords({ ...nothing, ...failure })).toBe(words);
});
