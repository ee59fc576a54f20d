import type { InstanceResult } from "@command-history/contract";

/** What to call an instance: its name, else its ID. */
export function instanceLabel({
  instanceName,
  instanceId,
}: Pick<InstanceResult, "instanceName" | "instanceId">): string {
  return instanceName ?? instanceId ?? "an instance without a name";
}
