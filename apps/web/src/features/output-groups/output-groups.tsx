import type { Ignorable, InstanceResult, InvocationDetail } from "@command-history/contract";
import type { GroupOrder } from "@command-history/output";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { useOutputDigests } from "../../api/digests.ts";
import { announce } from "../../lib/announce.ts";
import { formatCount, formatCounted } from "../../lib/format-number.ts";
import { IgnoreChoices } from "../../ui/ignore-choices.tsx";
import { IgnoreNumbers } from "../../ui/ignore-numbers.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { GroupList } from "./group-list.tsx";
import { groupInstances, groupSizes, largestGroup, withDigests } from "./instance-groups.ts";
import { OrderChoice } from "./order-choice.tsx";
import classes from "./output-groups.module.css";

/**
 * The instances of an invocation, those together that ended the same way and said the same. No output is loaded: the
 * digests in `detail` tell, or, when something is ignored, those of one request.
 */
export function OutputGroups(props: {
  detail: InvocationDetail;
  /** Those of the detail's instances to group; the others are filtered out. */
  instances: readonly InstanceResult[];
  profile: string | undefined;
  ignored: readonly Ignorable[];
  onIgnoredChange: (ignored: readonly Ignorable[]) => void;
  order: GroupOrder;
  onOrderChange: (order: GroupOrder) => void;
  /** The instance whose output is on display beside the groups, or was before a difference took its place. */
  shown: string | null;
  /** The two whose difference is on display; null: none is. */
  compared: readonly [left: string, right: string] | null;
  onShow: (instanceId: string) => void;
  /** Asks for the difference of two instances' outputs. */
  onCompare: (left: string, right: string) => void;
  /** Stands in place of the groups where there is no instance to group. */
  empty: ReactNode;
}) {
  const { detail, instances, ignored, order } = props;
  const { digests, error, loading, stale, retry } = useOutputDigests(detail, ignored, props.profile);
  const groups = useMemo(
    () => digests && groupInstances(withDigests(detail.instances, digests, instances), order),
    [detail.instances, digests, instances, order],
  );
  const count = groups?.length;
  const choices = ignored.join();
  const announced = useRef<string | null>(null);
  useEffect(() => {
    // A run that goes on is compared with every refresh: no news where as many groups come of it.
    const news = `${count} ${choices}`;
    if (count === undefined || loading || announced.current === news) return;
    announced.current = news;
    announce(formatCounted(count, "group"));
  }, [count, choices, loading]);

  return (
    <section className={classes.groups} aria-label="Groups by output">
      <div className={classes.toolbar}>
        <IgnoreChoices ignored={ignored} onChange={props.onIgnoredChange} />
        <OrderChoice order={order} onChange={props.onOrderChange} />
      </div>
      {error !== null && <ProblemNotice error={error} onRetry={retry} />}
      {instances.length === 0 && props.empty}
      {instances.length > 0 && groups !== null && error === null && (
        <div aria-busy={stale} className={classes.result} data-stale={stale || undefined}>
          <p className={classes.summary}>
            <span className={classes.count}>{formatCounted(groups.length, "group")}</span>
            {instances.length > 1 && <span>{groupSizes(groups)}</span>}
            {areMany(groups.length, instances.length) && (
              <IgnoreNumbers ignored={ignored} onChange={props.onIgnoredChange} />
            )}
            {instances.length < detail.instances.length && (
              <span>
                {formatCount(instances.length)} of {formatCounted(detail.instances.length, "instance")}
              </span>
            )}
          </p>
          <GroupList
            groups={groups}
            largest={largestGroup(groups)}
            ignored={ignored}
            shown={props.shown}
            compared={props.compared}
            onShow={props.onShow}
            onCompare={props.onCompare}
          />
        </div>
      )}
      {instances.length > 0 && groups === null && error === null && (
        <p className={classes.waiting} role="status">
          Comparing {formatCounted(detail.instances.length, "output")}…
        </p>
      )}
    </section>
  );
}

/** Whether groups tell so little that what differs is worth ignoring. */
function areMany(groups: number, instances: number): boolean {
  return groups > 4 && groups * 2 > instances;
}
