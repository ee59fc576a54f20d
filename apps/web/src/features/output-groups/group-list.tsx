import type { Ignorable } from "@command-history/contract";
import { useMemo } from "react";
import { GroupItem } from "./group-item.tsx";
import classes from "./group-list.module.css";
import type { InstanceGroup } from "./instance-groups.ts";

/** The groups, each with its count, how it ended, a sample of what it said, and who is in it. */
export function GroupList(props: {
  groups: readonly InstanceGroup[];
  largest: InstanceGroup | undefined;
  ignored: readonly Ignorable[];
  shown: string | null;
  compared: readonly [left: string, right: string] | null;
  onShow: (instanceId: string) => void;
  onCompare: (left: string, right: string) => void;
}) {
  const { largest, shown, compared } = props;
  const marked = useMemo(() => new Set(compared ?? (shown === null ? [] : [shown])), [compared, shown]);
  const shownGroup =
    shown === null
      ? undefined
      : props.groups.find(({ instances }) => instances.some(({ instanceId }) => instanceId === shown));
  const isThird = shownGroup !== undefined && shownGroup !== largest;
  return (
    <ol className={classes.list}>
      {props.groups.map((group) => (
        <GroupItem
          key={group.key}
          group={group}
          largestId={group === largest ? null : (largest?.sample.instanceId ?? null)}
          isLargest={group === largest && props.groups.length > 1}
          ignored={props.ignored}
          marked={marked}
          isComparing={compared !== null}
          otherShown={isThird && group !== shownGroup && group !== largest ? shown : null}
          onShow={props.onShow}
          onCompare={props.onCompare}
        />
      ))}
    </ol>
  );
}
