import type { InstanceResult, StreamSummary } from "@command-history/contract";
import { describe, expect, it } from "vitest";
import { anInstance } from "../../lib/test-rows.ts";
import { areSame, type ComparedOutput, sourceOf, standingOf, tellingStream } from "./compared-output.ts";

function output(stdout: string | null, stderr: string | null, status = "Success"): ComparedOutput {
  const stream = (text: string | null): StreamSummary | null =>
    text === null ? null : { bytes: text.length, masks: 0, lines: 1, sha256: text, excerpt: null };
  const result: InstanceResult = anInstance({
    instanceId: "ins 1",
    instanceName: "web",
    status,
    stdout: stream(stdout),
    stderr: stream(stderr),
  });
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

  it("are not known to be the same without digests", () => {
    const stream: StreamSummary = { bytes: 5, masks: 0, lines: 1, sha256: null, excerpt: null };
    expect(areSame(stream, stream)).toBe(false);
  });

  it("open with the first stream that differs", () => {
    expect(tellingStream(output("a", "x"), output("a", "y"))).toBe("stderr");
    expect(tellingStream(output("a", "x"), output("b", "y"))).toBe("stdout");
    expect(tellingStream(output("a", "x"), output("a", "x"))).toBe("stdout");
  });

  it("open with stderr when an instance failed and wrote something else there", () => {
    expect(tellingStream(output("a", ""), output("b", "no df", "Failed"))).toBe("stderr");
    expect(tellingStream(output("a", ""), output("b", "", "Failed"))).toBe("stdout");
  });

  it("are read where their text is, unless they are empty", () => {
    expect(sourceOf(output("a", ""), "stdout", "prod").source).toEqual({
      kind: "url",
      url: "/api/invocations/inv%2F1/instances/ins%201/stdout?sha256=a&profile=prod",
    });
    expect(sourceOf(output("a", ""), "stderr", undefined)).toEqual({
      source: { kind: "text", text: "" },
      context: { instanceId: "ins 1", instanceName: "web" },
    });
  });
});
