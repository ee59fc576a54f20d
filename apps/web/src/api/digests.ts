import {
  digestsPath,
  type Ignorable,
  type InvocationDetail,
  type OutputDigests,
  outputDigestsSchema,
} from "@command-history/contract";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { canChange } from "../lib/can-change.ts";
import { exactDigests, fittingDigests, type InstanceDigests } from "../lib/instance-digests.ts";
import { getJson } from "./http.ts";

/**
 * Digests of an invocation's outputs with what is ignored taken out. They are asked for anew only when `version`, a name for
 * the outputs at hand, changes.
 */
function digestsQuery(
  invocationId: string,
  ignored: readonly Ignorable[],
  profile: string | undefined,
  version: string,
) {
  const path = digestsPath(invocationId, ignored, profile);
  return queryOptions({
    queryKey: [path, version],
    queryFn: ({ signal }) => getJson(path, outputDigestsSchema, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** While an invocation runs, each of its answers has outputs of its own; afterwards they stay as they are. */
function versionOf(detail: InvocationDetail | undefined): string {
  if (detail === undefined) return "none";
  return canChange(detail) ? JSON.stringify(exactDigests(detail.instances)) : "finished";
}

/** By what the outputs of an invocation's instances can be told apart, in the order of the instances. */
export interface OutputDigestsState {
  /** Null while they are on their way, and when they could not be got. */
  readonly digests: readonly InstanceDigests[] | null;
  readonly error: Error | null;
  /** Those asked for are on their way; `digests`, if any, are those of other choices, or of what was written before. */
  readonly loading: boolean;
  /** `digests` are those of other choices. */
  readonly stale: boolean;
  readonly retry: () => void;
}

/** With nothing ignored these are the digests that `detail` holds, and nothing is requested. */
export function useOutputDigests(
  detail: InvocationDetail | undefined,
  ignored: readonly Ignorable[],
  profile: string | undefined,
): OutputDigestsState {
  const version = useMemo(() => versionOf(detail), [detail]);
  const query = useQuery({
    ...digestsQuery(detail?.invocationId ?? "", ignored, profile, version),
    enabled: ignored.length > 0 && detail?.invocationId != null,
    // Those of other choices, or of what was written before, stand in for a moment: groups do not vanish at every switch.
    placeholderData: (before, query) =>
      query?.queryKey[0]?.startsWith(digestsPath(detail?.invocationId ?? "", [])) ? before : undefined,
  });
  const instances = detail?.instances;
  const digests = useMemo(() => {
    if (instances === undefined) return null;
    if (ignored.length === 0) return exactDigests(instances);
    return query.data === undefined ? null : fittingDigests(instances, query.data);
  }, [instances, ignored, query.data]);
  const asked = ignored.length > 0;
  return {
    digests,
    error: asked ? query.error : null,
    loading: asked && query.isFetching,
    stale: asked && query.isPlaceholderData && !isAnswerTo(ignored, query.data),
    retry: () => void query.refetch(),
  };
}

function isAnswerTo(ignored: readonly Ignorable[], answer: OutputDigests | undefined): boolean {
  return answer?.ignored.toSorted().join() === ignored.toSorted().join();
}
