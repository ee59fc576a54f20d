import type { InstanceResult, StreamSummary } from "@command-history/contract";
import { describe, expect, it } from "vitest";
import { type ComparedOutput, sourceOf, standingOf, telling } from "./compared-output.ts";

function output(stdout: string | null, stderr: string | null): ComparedOutput {
  const stream = (text: string | null): StreamSummary | null =>
    text === null ? null : { bytes: text.length, lines: 1, sha256: text, excerpt: null };
  const result: InstanceResult = {
    instanceId: "ins 1",
    instanceName: "web",
    instanceExists: true,
    status: "Success",
    exitCode: 0,
    errorCode: null,
    startedAt: null,
    endedAt: null,
    stdout: stream(stdout),
    stderr: stream(stderr),
    malformed: [],
  };
  return { invocationId: "inv/1", instanceId: "ins 1", result };
}

describe("two outputs", () => {
  it.each([
    ["a", "a", "same"],
    ["a", "b", "differs"],
    ["a", null, "unrecorded"],
    ["", "", "same"],
  ] as const)("%j and %j: %s, without reading them", (left, right, standing) => {
    expect(standingOf(output(left, ""), output(right, ""), "stdout")).toBe(standing);
  });

  it("open with the first stream that differs", () => {
    expect(telling(output("a", "x"), output("a", "y"))).toBe("stderr");
    expect(telling(output("a", "x"), output("b", "y"))).toBe("stdout");
    expect(telling(output("a", "x"), output("a", "x"))).toBe("stdout");
  });

  it("are read where their text is, unless they are empty", () => {
    expect(sourceOf(output("a", ""), "stdout", "prod").source).toEqual({
      kind: "url",
      url: "/api/invocations/inv%2F1/instances/ins%201/stdout?profile=prod",
    });
    expect(sourceOf(output("a", ""), "stderr", undefined)).toEqual({
      source: { kind: "text", text: "" },
      context: { instanceId: "ins 1", instanceName: "web" },
    });
  });
});
