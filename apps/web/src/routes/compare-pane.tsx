import type { InvocationDetail } from "@command-history/contract";
import type { RefObject } from "react";
import { CompareOutputs } from "../features/compare/compare-outputs.tsx";
import type { ComparedOutput } from "../features/compare/compared-output.ts";
import type { InvocationSearch } from "./invocation-search.ts";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";

/** The difference of the two instances that the URL names. */
export function ComparePane(props: {
  invocationId: string;
  invocation: InvocationDetail;
  left: string;
  right: string;
  search: InvocationSearch;
  update: UpdateInvocationSearch;
  ref: RefObject<HTMLElement | null>;
}) {
  const { invocationId, invocation, left, right, search, update } = props;

  function outputOf(instanceId: string): ComparedOutput {
    return {
      invocationId,
      instanceId,
      result: invocation.instances.find((result) => result.instanceId === instanceId),
    };
  }

  return (
    <CompareOutputs
      ref={props.ref}
      left={outputOf(left)}
      right={outputOf(right)}
      profile={search.profile}
      stream={search.stream === "both" ? null : search.stream}
      onStreamChange={(stream) => update(() => ({ stream }), { replace: true })}
      layout={search.diff}
      onLayoutChange={(diff) => update(() => ({ diff }), { replace: true })}
      ignored={search.ignored}
      // Beside the groups, the same choices stand with these.
      {...(search.group ? {} : { onIgnoredChange: (ignored) => update(() => ({ ignored })) })}
      onSwap={() => update(() => ({ left: right, right: left }), { replace: true })}
      onClose={() => update(() => ({ left: null, right: null }))}
    />
  );
}
