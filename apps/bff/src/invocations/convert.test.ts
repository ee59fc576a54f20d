import type { UpstreamInstance, UpstreamInvocation } from "@command-history/zenlayer";
import { describe, expect, it } from "vitest";
import { createInstanceFold, toInstanceResult } from "./convert.ts";
import { createUpstreamTimeReader } from "./upstream-time.ts";

const readTime = createUpstreamTimeReader("UTC");

const instance: UpstreamInstance = {
  instanceId: "ins-1",
  instanceName: "edge-1",
  instanceExist: true,
  taskStatus: "Success",
  exitCode: 0,
  errorCode: null,
  output: "done\n",
  outputError: "",
  execStartTime: "2025-10-17 14:31:25",
  execEndTime: "2025-10-17 14:31:30",
  malformed: [],
};

const invocation: UpstreamInvocation = {
  invocationId: "inv-1",
  commandId: "cmd-1",
  commandName: "report",
  commandType: "SHELL",
  content: "df -h",
  timeout: 30,
  createTime: "2025-10-17 14:31:20",
  invocationStatus: "Success",
  malformed: [],
};

function summaryOf(instances: readonly Partial<UpstreamInstance>[], own: Partial<UpstreamInvocation> = {}) {
  const fold = createInstanceFold(readTime);
  for (const fields of instances) fold.add({ ...instance, ...fields });
  return fold.summary({ ...invocation, ...own }, true);
}

describe("the summary of an invocation", () => {
  it("tells how the one instance did that the list is filtered by, whether it failed or not", () => {
    const outcomeOf = (filteredId: string) => {
      const fold = createInstanceFold(readTime, filteredId);
      const failing = { taskStatus: "Failed", exitCode: 3, errorCode: "ExecutionExitNoneZero" };
      fold.add({ ...instance, instanceId: null });
      fold.add({ ...instance, output: "checking\n3 disks are well\n" });
      fold.add({ ...instance, ...failing, instanceId: "ins-2", outputError: "error: no such disk\n" });
      return fold.summary(invocation, true).filteredOutcome;
    };
    expect(outcomeOf("ins-1")).toMatchObject({ taskStatus: "Success", excerpt: "3 disks are well" });
    expect(outcomeOf("ins-2")).toEqual({
      instanceId: "ins-2",
      instanceName: "edge-1",
      taskStatus: "Failed",
      exitCode: 3,
      errorCode: "ExecutionExitNoneZero",
      excerpt: "error: no such disk",
    });
    expect(outcomeOf("ins-3")).toBeNull();
    expect(summaryOf([{}]).filteredOutcome).toBeUndefined();
  });

  it("spans the earliest start and the latest end of its instances, in whatever order they come", () => {
    const times = (from: string, to: string) => ({
      execStartTime: `2025-10-17 ${from}`,
      execEndTime: `2025-10-17 ${to}`,
    });
    const summary = summaryOf([
      times("14:31:27", "14:31:40"),
      times("14:31:25", "14:31:50"),
      times("14:31:26", "14:31:30"),
    ]);
    expect(summary).toMatchObject({ startedAt: "2025-10-17T14:31:25Z", endedAt: "2025-10-17T14:31:50Z" });
  });

  it("prefers a time that reads as one, and shows another rather than none", () => {
    const unreadable = { execStartTime: "soon", execEndTime: "later" };
    expect(summaryOf([unreadable, {}, unreadable])).toMatchObject({
      startedAt: "2025-10-17T14:31:25Z",
      endedAt: "2025-10-17T14:31:30Z",
    });
    expect(summaryOf([unreadable])).toMatchObject({ startedAt: { raw: "soon" }, endedAt: { raw: "later" } });
    expect(summaryOf([{ execStartTime: null, execEndTime: null }])).toMatchObject({
      startedAt: null,
      endedAt: null,
    });
  });

  it.each(["Pending", "Running"])("has no end while it is %s", (invocationStatus) => {
    expect(summaryOf([{}], { invocationStatus }).endedAt).toBeNull();
  });

  it("counts every status, also one with the name of an object's own part", () => {
    const statuses = ["Success", "__proto__", "Success", "constructor", null];
    const { taskCounts, instanceCount } = summaryOf(statuses.map((taskStatus) => ({ taskStatus })));
    expect(Object.entries(taskCounts)).toEqual([
      ["Success", 2],
      ["__proto__", 1],
      ["constructor", 1],
    ]);
    expect(instanceCount).toBe(5);
  });

  it("names the first instance that failed, with stderr's line before stdout's", () => {
    const summary = summaryOf([
      {},
      {
        instanceId: "ins-2",
        taskStatus: "Timeout",
        exitCode: null,
        errorCode: "ExecutionTimeout",
        output: "copying\n",
        outputError: "sh: no such file\n",
      },
      { instanceId: "ins-3", taskStatus: "Failed" },
    ]);
    expect(summary.firstFailure).toEqual({
      instanceId: "ins-2",
      instanceName: "edge-1",
      taskStatus: "Timeout",
      exitCode: null,
      errorCode: "ExecutionTimeout",
      excerpt: "sh: no such file",
    });
    expect(summaryOf([{ taskStatus: "Failed", outputError: " \n" }]).firstFailure?.excerpt).toBe("done");
    expect(
      summaryOf([{ taskStatus: "Error", output: null, outputError: null }]).firstFailure?.excerpt,
    ).toBeNull();
    expect(summaryOf([{}, { taskStatus: "Skipped" }]).firstFailure).toBeNull();
  });

  it("names the fields that could not be read, those of its instances once each", () => {
    const summary = summaryOf([{ malformed: ["exitCode"] }, { malformed: ["exitCode", "output"] }], {
      malformed: ["timeout"],
    });
    expect(summary.malformed).toEqual([
      "timeout",
      "invocationInstances.exitCode",
      "invocationInstances.output",
    ]);
  });

  it("does not take instances that were not loaded for none", () => {
    expect(createInstanceFold(readTime).summary(invocation, false).instanceCount).toBeNull();
    expect(createInstanceFold(readTime).summary(invocation, true).instanceCount).toBe(0);
  });
});

describe("the result of an instance", () => {
  const nothing = { masks: 0, bytesHidden: 0 };

  it("has its outputs as what they amount to, and null for one that was not given", () => {
    expect(
      toInstanceResult(
        { ...instance, output: "a\r\nü", outputError: null },
        { stdout: { masks: 1, bytesHidden: 7 }, stderr: nothing },
        readTime,
      ),
    ).toEqual({
      instanceId: "ins-1",
      instanceName: "edge-1",
      instanceExists: true,
      status: "Success",
      exitCode: 0,
      errorCode: null,
      startedAt: "2025-10-17T14:31:25Z",
      endedAt: "2025-10-17T14:31:30Z",
      stdout: {
        bytes: 12,
        masks: 1,
        lines: 2,
        // printf 'a\r\nü' | sha256sum
        sha256: "bc793bfd00e14f7aaa6bb42384ee7229a9f9388ee7e4b4443507e123e7f927b5",
        excerpt: "ü",
      },
      stderr: null,
      malformed: [],
    });
  });

  it("of an empty output is known to be empty", () => {
    const { stderr } = toInstanceResult(instance, { stdout: nothing, stderr: nothing }, readTime);
    expect(stderr).toMatchObject({ bytes: 0, lines: 0, excerpt: null });
  });
});
