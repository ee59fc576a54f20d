import type { InstanceResult, StreamSummary } from "@command-history/contract";
import { expect, it } from "vitest";
import { exactDigests, type InstanceDigests, sameDigests } from "./instance-digests.ts";
import { anInstance } from "./test-rows.ts";

const none: InstanceDigests = { stdout: null, stderr: null };

function digests(stdout: StreamSummary | null): InstanceDigests {
  const result: InstanceResult = anInstance({ instanceName: "web", stdout });
  return exactDigests([result])[0] ?? none;
}

function stream(sha256: string | null): StreamSummary {
  return { bytes: 5, masks: 0, lines: 1, sha256, excerpt: null };
}

it("takes outputs for the same by their digests, and where there is none on either side", () => {
  expect(sameDigests(digests(stream("a")), digests(stream("a")))).toBe(true);
  expect(sameDigests(digests(stream("a")), digests(stream("b")))).toBe(false);
  expect(sameDigests(digests(null), digests(null))).toBe(true);
});

it("takes no two outputs for the same whose digests are withheld", () => {
  expect(sameDigests(digests(stream(null)), digests(stream(null)))).toBe(false);
  expect(sameDigests(digests(stream(null)), digests(null))).toBe(false);
});

it("knows an output without a digest again", () => {
  const withheld = stream(null);
  expect(digests(withheld)).toEqual(digests(withheld));
});
