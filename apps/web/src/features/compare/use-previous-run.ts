import type { InvocationDetail } from "@command-history/contract";
import { useQuery } from "@tanstack/react-query";
import { previousRunQuery, type RunSearch } from "../../api/previous-run.ts";

/** The run of the same command before this one, once `wanted`: to find it, the list is read. */
export function usePreviousRun(
  detail: InvocationDetail,
  profile: string | undefined,
  wanted: boolean,
): { search: RunSearch | undefined; error: Error | null; retry: () => void } {
  const { data, error, refetch } = useQuery({
    ...previousRunQuery(detail, profile),
    enabled: wanted && detail.commandId !== null,
  });
  return { search: data, error, retry: () => void refetch() };
}
