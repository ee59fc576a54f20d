import type { InstanceResult, StreamSummary } from "@command-history/contract";
import { expect, test } from "vitest";
import { saidBy, streamOrder, streamRemark } from "./stream-order.ts";
import { anInstance } from "./test-rows.ts";

function stream(excerpt: string): StreamSummary {
  return { bytes: excerpt.length, masks: 0, lines: 1, sha256: "", excerpt: excerpt === "" ? null : excerpt };
}

function instance(part: Partial<InstanceResult>): InstanceResult {
  return anInstance({ instanceId: "i", ...part });
}

const both = { stdout: stream("out"), stderr: stream("err") };

test("of a failed instance, what it wrote to stderr comes first", () => {
  const result = instance({ status: "Failed", exitCode: 1, ...both });
  expect(streamOrder(result)).toEqual(["stderr", "stdout"]);
  expect(saidBy(result)).toEqual({ stream: "stderr", excerpt: "err" });
});

test.each([
  ["it went well", instance(both)],
  ["a failed one wrote nothing to stderr", instance({ status: "Failed", ...both, stderr: stream("") })],
  ["its stderr was not recorded", instance({ status: "Failed", stdout: stream("out") })],
])("stdout comes first when %s", (_, result) => {
  expect(streamOrder(result)[0]).toBe("stdout");
  expect(saidBy(result)?.stream).toBe("stdout");
});

test("stderr speaks when stdout is silent", () => {
  expect(saidBy(instance({ stdout: stream(""), stderr: stream("warning") }))).toEqual({
    stream: "stderr",
    excerpt: "warning",
  });
  expect(saidBy(instance({}))).toBeNull();
});

test("remarks where stderr and exit code are at odds, and only there", () => {
  expect(streamRemark(instance(both))).toBe("Wrote to stderr, exit 0");
  expect(streamRemark(instance({ status: "Failed", exitCode: 1, stderr: stream("") }))).toBe(
    "Failed, no stderr",
  );
  expect(streamRemark(instance({ status: "Failed", exitCode: 1, ...both }))).toBeNull();
  expect(streamRemark(instance({ status: "Failed", exitCode: 1 }))).toBeNull();
  expect(streamRemark(instance({ stdout: stream("out"), stderr: stream("") }))).toBeNull();
});
