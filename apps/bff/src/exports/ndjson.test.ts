import type { UpstreamInstance } from "@command-history/zenlayer";
import { describe, expect, it } from "vitest";
import { instanceLine } from "./ndjson.ts";

function instance(output: string | null, outputError: string | null): UpstreamInstance {
  return {
    instanceId: "ins-1",
    instanceName: null,
    instanceExist: true,
    taskStatus: "Success",
    exitCode: 0,
    errorCode: null,
    output,
    outputError,
    execStartTime: null,
    execEndTime: null,
    malformed: [],
  };
}

describe("the line of an instance", () => {
  it.each([
    ["nothing at all", null, null],
    ["empty", "", ""],
    ["control characters and quotes", '\0\u001b[31m"\\\n\u2028', "err"],
    ["pairs of surrogates wherever it is cut", `${"x".repeat(16_383)}${"😀".repeat(40_000)}`, null],
    ["lone surrogates", `\udc00${"x".repeat(16_382)}\ud800`, "\ud800"],
  ])("is JSON that reads as the texts were: %s", (_name, output, outputError) => {
    const line = [...instanceLine({ instanceId: "ins-1" }, instance(output, outputError))].join("");
    expect(line.endsWith("}\n")).toBe(true);
    expect(line.indexOf("\n")).toBe(line.length - 1);
    expect(JSON.parse(line)).toEqual({ instanceId: "ins-1", stdout: output, stderr: outputError });
  });
});
