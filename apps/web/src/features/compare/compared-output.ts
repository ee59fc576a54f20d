import {
  type InstanceResult,
  isFailingTask,
  outputPath,
  type StreamName,
  type StreamSummary,
} from "@command-history/contract";
import type { ComparedSource } from "./use-comparison.ts";

/** One side of a comparison of outputs. */
export interface ComparedOutput {
  readonly invocationId: string;
  readonly instanceId: string;
  /** Undefined: the invocation has no such instance. */
  readonly result: InstanceResult | undefined;
  /** What sets this side apart when both are the same instance: "This run". */
  readonly remark?: string;
}

/** Texts of more bytes than this together are not compared: reading them alone would take long. */
export const maxComparedBytes = 64_000_000;

/** What can be said of a stream of two outputs before either is read. */
export type StreamStanding = "same" | "differs" | "unrecorded";

/** Whether two streams hold the same text. Without a digest nobody knows: what is withheld is not the same as itself. */
export function areSame(one: StreamSummary, other: StreamSummary): boolean {
  return one.sha256 !== null && one.sha256 === other.sha256;
}

export function standingOf(left: ComparedOutput, right: ComparedOutput, stream: StreamName): StreamStanding {
  const one = left.result?.[stream] ?? null;
  const other = right.result?.[stream] ?? null;
  if (one === null || other === null) return "unrecorded";
  return areSame(one, other) ? "same" : "differs";
}

/** The stream to show unless told: one that differs, and where an instance failed, stderr before stdout. */
export function tellingStream(left: ComparedOutput, right: ComparedOutput): StreamName {
  const failed = [left, right].some(({ result }) => isFailingTask(result?.status ?? null));
  const order: readonly StreamName[] = failed ? ["stderr", "stdout"] : ["stdout", "stderr"];
  return order.find((stream) => standingOf(left, right, stream) === "differs") ?? "stdout";
}

/** Where a stream's text is read. One that is empty is not asked for. */
export function sourceOf(
  { invocationId, instanceId, result }: ComparedOutput,
  stream: StreamName,
  profile: string | undefined,
): ComparedSource {
  const context = { instanceId, instanceName: result?.instanceName ?? null };
  if (result?.[stream]?.bytes === 0) return { source: { kind: "text", text: "" }, context };
  const sha256 = result?.[stream]?.sha256;
  return {
    source: { kind: "url", url: outputPath({ invocationId, instanceId, stream }, { profile, sha256 }) },
    context,
  };
}
