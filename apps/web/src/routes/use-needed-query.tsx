import { type UseQueryOptions, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { retryAtOf, whileFailed } from "../lib/recovery.ts";
import { useLastingError } from "../lib/use-lasting-error.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";

/**
 * An answer that the page as a whole needs: what fails is asked for again by itself, whether Live is on or not. `notice`
 * says why there is none; null where nothing failed.
 */
export function useNeededQuery<Data>(options: UseQueryOptions<Data, Error, Data, string[]>): {
  data: Data | undefined;
  error: Error | null;
  notice: ReactNode;
} {
  const asked = useQuery({ ...options, refetchInterval: whileFailed });
  const { data, isFetching, errorUpdatedAt, refetch } = asked;
  const error = useLastingError(asked.error, isFetching, options.queryKey[0]);
  const notice =
    error === null ? null : (
      <ProblemNotice
        error={error}
        onRetry={() => void refetch()}
        retryAt={retryAtOf(error, errorUpdatedAt)}
        busy={isFetching}
      />
    );
  return { data, error, notice };
}
