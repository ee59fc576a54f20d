import { describe, expect, it } from "vitest";
import { readInstance, readInvocation } from "./rows.ts";

const noInstance = {
  instanceId: null,
  instanceName: null,
  instanceExist: null,
  taskStatus: null,
  exitCode: null,
  errorCode: null,
  output: null,
  outputError: null,
  execStartTime: null,
  execEndTime: null,
};

describe("a row", () => {
  it("has null for what is missing and for what is null, and is sound", () => {
    expect(readInstance({})).toEqual({ ...noInstance, malformed: [] });
    expect(readInstance(noInstance)).toEqual({ ...noInstance, malformed: [] });
  });

  it("keeps unknown values of enums and drops unknown fields", () => {
    const instance = readInstance({ taskStatus: "Queued", errorCode: "Novel", gpu: true });
    expect(instance).toEqual({ ...noInstance, taskStatus: "Queued", errorCode: "Novel", malformed: [] });
  });

  it("loses only the fields that cannot be read, and names them", () => {
    const instance = readInstance({
      instanceId: "a",
      exitCode: "0",
      output: ["x"],
      instanceExist: 1,
      taskStatus: "Failed",
    });
    expect(instance).toEqual({
      ...noInstance,
      instanceId: "a",
      taskStatus: "Failed",
      malformed: ["instanceExist", "exitCode", "output"],
    });
  });

  it.each([null, "x", 1, [], [{}]])("is all null and marked when it is %j", (value) => {
    expect(readInstance(value)).toEqual({ ...noInstance, malformed: ["*"] });
    expect(readInvocation(value)).toMatchObject({
      invocation: { invocationId: null, content: null, malformed: ["*"] },
      instancesIncluded: false,
    });
  });

  it("tells instances that were not loaded from none", () => {
    expect(readInvocation({ invocationInstances: [] })).toMatchObject({ instancesIncluded: true });
    expect(readInvocation({ invocationInstances: null })).toMatchObject({ instancesIncluded: false });
    expect(readInvocation({})).toMatchObject({ instancesIncluded: false, invocation: { malformed: [] } });
    expect(readInvocation({ invocationInstances: "none", timeout: 30 })).toMatchObject({
      instancesIncluded: false,
      invocation: { timeout: 30, malformed: ["invocationInstances"] },
    });
  });
});
