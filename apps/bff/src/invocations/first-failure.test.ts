import type { UpstreamInstance } from "@command-history/zenlayer";
import { expect, it } from "vitest";
import { createFailureFold } from "./first-failure.ts";

const template: UpstreamInstance = {
  instanceId: null,
  instanceName: null,
  instanceExist: true,
  taskStatus: "Failed",
  exitCode: null,
  errorCode: null,
  output: null,
  outputError: null,
  execStartTime: null,
  execEndTime: null,
  malformed: [],
};

/** The ID of the instance whose failure stands for all; they are counted from 1. */
function foundIn(instances: readonly Partial<UpstreamInstance>[]): string | null | undefined {
  const fold = createFailureFold();
  for (const [index, instance] of instances.entries()) {
    fold.add({ ...template, instanceId: `i-${index + 1}`, ...instance });
  }
  return fold.found()?.instanceId;
}

const timeout = { taskStatus: "Timeout", errorCode: "ExecutionTimeout", outputError: "npm warn\n" };
const telling = { exitCode: 1, outputError: "disk: No such file or directory\n" };

it("is that of the kind that most instances share, whichever comes first", () => {
  expect(foundIn([timeout, {}, timeout, {}, {}])).toBe("i-2");
  expect(foundIn([telling, timeout, timeout])).toBe("i-2");
  const missing = { exitCode: 127, outputError: "line 9: df: command not found\n" };
  expect(foundIn([missing, { exitCode: 1 }, { exitCode: 1 }])).toBe("i-2");
  expect(foundIn([telling, { exitCode: 1, errorCode: "Killed" }, timeout, timeout])).toBe("i-3");
});

it("is the one that tells more where kinds are as many, and the first where they tell as much", () => {
  expect(foundIn([timeout, telling])).toBe("i-2");
  expect(foundIn([timeout, { exitCode: 2 }])).toBe("i-2");
  expect(foundIn([timeout, {}])).toBe("i-1");
});

it("is the first of its kind that says why, of those that are looked at", () => {
  expect(foundIn([{ exitCode: 1, outputError: "2\n" }, telling, telling])).toBe("i-2");
  const silent = { exitCode: 1 };
  expect(foundIn([silent, silent, silent, silent, silent, telling])).toBe("i-1");
});

it("is none where no task failed", () => {
  expect(foundIn([])).toBeUndefined();
  expect(
    foundIn([{ taskStatus: "Success" }, { taskStatus: null }, { taskStatus: "Skipped" }]),
  ).toBeUndefined();
});
