import type { InstanceHits } from "@command-history/contract";
import { expect, test } from "vitest";
import { hitToShow } from "./hit-to-show.ts";

function found(instanceId: string | null, stdout: number, stderr: number): InstanceHits {
  return { instanceId, instanceName: null, hits: { stdout, stderr }, lines: [] };
}

const items = [found(null, 1, 0), found("ins-1", 0, 3), found("ins-2", 2, 1)];

test("the first instance with hits is shown where the one on display has none", () => {
  expect(hitToShow(items, { instanceId: "ins-9", stream: "stdout" })).toEqual({
    instanceId: "ins-1",
    stream: "stderr",
  });
});

test("the one on display stays where it has hits, if need be by its other stream", () => {
  expect(hitToShow(items, { instanceId: "ins-2", stream: "stderr" })).toBeNull();
  expect(hitToShow(items, { instanceId: "ins-1", stream: "both" })).toBeNull();
  expect(hitToShow(items, { instanceId: "ins-1", stream: "stdout" })).toEqual({
    instanceId: "ins-1",
    stream: "stderr",
  });
});

test("without hits that can be opened everything stays as it is", () => {
  expect(hitToShow([], { instanceId: "ins-1", stream: "stdout" })).toBeNull();
  expect(hitToShow([found(null, 1, 0)], { instanceId: "ins-1", stream: "stdout" })).toBeNull();
});
