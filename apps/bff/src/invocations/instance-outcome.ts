import type { InstanceOutcome } from "@command-history/contract";
import type { UpstreamInstance } from "@command-history/zenlayer";
import { outputExcerpt } from "./output-excerpt.ts";

/** How an instance did, in short: of what it wrote the line that says most, of stderr if that says anything. */
export function toOutcome(instance: UpstreamInstance): InstanceOutcome {
  return {
    instanceId: instance.instanceId,
    instanceName: instance.instanceName,
    taskStatus: instance.taskStatus,
    exitCode: instance.exitCode,
    errorCode: instance.errorCode,
    excerpt: outputExcerpt(instance.outputError) ?? outputExcerpt(instance.output),
  };
}
