import type { InstanceResult } from "@command-history/contract";
import { visibleText } from "./visible-text.ts";

/** What to call an instance, hidden characters made visible: its name, else its ID. */
export function instanceLabel({
  instanceName,
  instanceId,
}: Pick<InstanceResult, "instanceName" | "instanceId">): string {
  return visibleText(instanceName ?? instanceId ?? "an instance without a name");
}
