import type { Ignorable } from "@command-history/contract";
import { IconArrowsDiff, IconEye } from "@tabler/icons-react";
import { memo } from "react";
import { formatCount, formatCounted } from "../../lib/format-number.ts";
import { instanceLabel } from "../../lib/instance-name.ts";
import { taskStatusLook } from "../../lib/status.ts";
import { visibleText } from "../../lib/visible-text.ts";
import { TaskStatusBadge } from "../../ui/status-badge.tsx";
import { TaskError } from "../../ui/task-error.tsx";
import classes from "./group-item.module.css";
import { GroupMembers } from "./group-members.tsx";
import { GroupSample } from "./group-sample.tsx";
import type { InstanceGroup } from "./instance-groups.ts";

/**
 * One group. `largestId` is the instance of the largest group to compare it with, null for that group itself;
 * `otherShown` one on display that is of a third group.
 */
export const GroupItem = memo(function GroupItem(props: {
  group: InstanceGroup;
  largestId: string | null;
  isLargest: boolean;
  ignored: readonly Ignorable[];
  /** The instances on display: one, or two whose difference is. */
  marked: ReadonlySet<string>;
  isComparing: boolean;
  otherShown: string | null;
  onShow: (instanceId: string) => void;
  onCompare: (left: string, right: string) => void;
}) {
  const { group, largestId, marked, otherShown, onShow, onCompare } = props;
  const { sample, instances } = group;
  const { status, exitCode, errorCode, instanceId } = sample;
  const sampleName = instanceLabel(sample);
  const exit = exitCode === null ? null : `exit ${exitCode}`;
  const isMarked = instances.some((member) => member.instanceId !== null && marked.has(member.instanceId));
  return (
    <li
      className={classes.group}
      data-shown={isMarked || undefined}
      aria-current={isMarked || undefined}
      aria-label={[
        formatCounted(instances.length, "instance"),
        visibleText(taskStatusLook(status).word),
        ...(exit === null ? [] : [exit]),
        ...(isMarked && props.isComparing ? ["compared"] : []),
      ].join(", ")}
    >
      <header className={classes.header}>
        <span className={classes.count}>{formatCount(instances.length)}</span>
        <TaskStatusBadge status={status} />
        {exit !== null && <span className={classes.fact}>{exit}</span>}
        {errorCode !== null && exit === null && <TaskError code={errorCode} className={classes.fact} />}
        {props.isLargest && <span className={classes.tag}>Largest</span>}
        <span className={classes.tools}>
          {instanceId !== null && (
            <button
              type="button"
              className={classes.tool}
              aria-label={`Show output of ${sampleName}`}
              title={`Show the output of ${sampleName}`}
              onClick={() => onShow(instanceId)}
            >
              <IconEye size={14} stroke={1.75} aria-hidden />
              Show
            </button>
          )}
          {instanceId !== null && largestId !== null && (
            <button
              type="button"
              className={classes.tool}
              aria-label={`Compare with largest: ${sampleName}`}
              title="What this group says otherwise than the largest one"
              onClick={() => onCompare(largestId, instanceId)}
            >
              <IconArrowsDiff size={14} stroke={1.75} aria-hidden />
              Compare with largest
            </button>
          )}
          {instanceId !== null && otherShown !== null && (
            <button
              type="button"
              className={classes.tool}
              aria-label={`Compare with shown: ${sampleName}`}
              title="What this group says otherwise than the one whose output is on display"
              onClick={() => onCompare(otherShown, instanceId)}
            >
              <IconArrowsDiff size={14} stroke={1.75} aria-hidden />
              Compare with shown
            </button>
          )}
        </span>
      </header>
      <GroupSample sample={sample} ignored={props.ignored} />
      <GroupMembers instances={instances} marked={marked} onShow={onShow} />
    </li>
  );
});
