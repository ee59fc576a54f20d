import { IconArrowsDiff } from "@tabler/icons-react";
import type { InstanceRow } from "../lib/instance-rows.ts";
import { ToolButton } from "../ui/tool-button.tsx";

/** Leads to the difference of two selected instances, when there are just two. */
export function CompareSelected(props: {
  rows: readonly InstanceRow[];
  onCompare: (left: string, right: string) => void;
}) {
  const [left, right, ...others] = props.rows.map(({ result }) => result.instanceId);
  if (left == null || right == null || others.length > 0) return null;
  return (
    <ToolButton
      icon={IconArrowsDiff}
      word="Compare outputs"
      title="What the two selected instances wrote, side by side"
      onClick={() => props.onCompare(left, right)}
    />
  );
}
