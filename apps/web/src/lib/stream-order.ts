import { type InstanceResult, isFailingTask, type StreamName } from "@command-history/contract";

function hasText(result: InstanceResult, stream: StreamName): boolean {
  return (result[stream]?.bytes ?? 0) > 0;
}

/** The streams in the order in which to read them: of a failed instance, what it wrote to stderr first. */
export function streamOrder(result: InstanceResult): readonly [StreamName, StreamName] {
  return isFailingTask(result.status) && hasText(result, "stderr")
    ? ["stderr", "stdout"]
    : ["stdout", "stderr"];
}

/** The stream that is shown of an instance unless another one is asked for: the first of them with text. */
export function mainStream(result: InstanceResult): StreamName {
  return streamOrder(result).find((stream) => hasText(result, stream)) ?? "stdout";
}

/** The line that says most of what an instance wrote, and the stream that it is from; null when it wrote nothing. */
export function saidBy(result: InstanceResult): { stream: StreamName; excerpt: string } | null {
  for (const stream of streamOrder(result)) {
    const excerpt = result[stream]?.excerpt;
    if (excerpt) return { stream, excerpt };
  }
  return null;
}

/** What is worth a remark about an instance's streams beside its exit code; null when nothing is. */
export function streamRemark(result: InstanceResult): string | null {
  if (result.exitCode === 0 && hasText(result, "stderr")) return "Wrote to stderr, exit 0";
  if (result.status === "Failed" && result.stderr?.bytes === 0) return "Failed, no stderr";
  return null;
}
