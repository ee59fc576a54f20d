import type { InstanceResult, InvocationDetail } from "@command-history/contract";
import { useCallback } from "react";
import { CompareRuns } from "../features/compare/compare-runs.tsx";
import type { InvocationSearch } from "./invocation-search.ts";
import { NoInstances } from "./no-instances.tsx";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";

/** The invocation beside another run of its command. The instance whose outputs are shown is `left` and `right` in the URL. */
export function RunsView(props: {
  invocation: InvocationDetail;
  /** Its instances that pass the filters; null without filters. */
  narrowedTo: readonly InstanceResult[] | null;
  run: string;
  search: InvocationSearch;
  update: UpdateInvocationSearch;
}) {
  const { invocation, run, search, update } = props;
  const changeOther = useCallback(
    (otherId: string, { found }: { found: boolean }) =>
      // Lines are of one output; in a link to the closest earlier run they are of an output there.
      update(() => ({ run: otherId, ...(found ? {} : { lines: null }) }), { replace: found }),
    [update],
  );
  return (
    <CompareRuns
      detail={invocation}
      narrowedTo={props.narrowedTo}
      noneLeft={<NoInstances any update={update} />}
      profile={search.profile}
      otherId={run}
      onOtherChange={changeOther}
      opened={search.left}
      onOpenedChange={(instanceId) => update(() => ({ left: instanceId, right: instanceId, lines: null }))}
      view={{
        place: { stream: search.stream, lines: search.lines },
        onPlaceChange: (place) => update(() => place, { replace: true }),
        search: search.search,
        // It is of this output alone: the way back is not to search all outputs for it.
        onSearchChange: (query) => update(() => ({ search: query, hits: null }), { replace: true }),
        layout: search.diff,
        onLayoutChange: (diff) => update(() => ({ diff }), { replace: true }),
      }}
      ignored={search.ignored}
      onIgnoredChange={(ignored) => update(() => ({ ignored }))}
    />
  );
}
