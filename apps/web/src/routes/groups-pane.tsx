import type { InvocationDetail } from "@command-history/contract";
import { type RefObject, useCallback, useMemo } from "react";
import { OutputGroups } from "../features/output-groups/output-groups.tsx";
import type { InstanceRow } from "../lib/instance-rows.ts";
import type { InvocationSearch } from "./invocation-search.ts";
import { NoInstances } from "./no-instances.tsx";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";
import { useOutputBelow } from "./use-output-below.ts";

/** The instances that pass the filters, grouped by what they wrote. */
export function GroupsPane(props: {
  invocation: InvocationDetail;
  shown: readonly InstanceRow[];
  /** The instance whose output is on display. */
  chosenId: string | null;
  /** What shows it. */
  output: RefObject<HTMLElement | null>;
  search: InvocationSearch;
  update: UpdateInvocationSearch;
}) {
  const { invocation, shown, search, update } = props;
  const instances = useMemo(() => shown.map(({ result }) => result), [shown]);
  const leadToOutput = useOutputBelow(search, props.output);
  const shownId = search.left === null ? props.chosenId : null;
  const show = useCallback(
    (instance: string) => {
      leadToOutput({ now: instance === shownId });
      update(() => ({ instance, lines: null, left: null, right: null }));
    },
    [leadToOutput, shownId, update],
  );
  const { left: comparedLeft, right: comparedRight } = search;
  const compared = useMemo(
    () => (comparedLeft === null || comparedRight === null ? null : ([comparedLeft, comparedRight] as const)),
    [comparedLeft, comparedRight],
  );
  const compare = useCallback(
    (left: string, right: string) => {
      // Another difference leads to itself as it opens.
      if (left === search.left && right === search.right) leadToOutput({ now: true });
      else update(() => ({ left, right }));
    },
    [leadToOutput, search.left, search.right, update],
  );
  return (
    <OutputGroups
      detail={invocation}
      instances={instances}
      profile={search.profile}
      ignored={search.ignored}
      onIgnoredChange={(ignored) => update(() => ({ ignored }))}
      order={search.order}
      onOrderChange={(order) => update(() => ({ order }), { replace: true })}
      shown={props.chosenId}
      compared={compared}
      onShow={show}
      onCompare={compare}
      empty={<NoInstances any={invocation.instances.length > 0} update={update} />}
    />
  );
}
