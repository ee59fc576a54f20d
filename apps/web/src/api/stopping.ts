import { CancelledError, type QueryClient, type QueryKey } from "@tanstack/react-query";

/** Stops a request that is still under way, because the viewer wants no more of it; what has come stays. */
export function stopQuery(client: QueryClient, queryKey: QueryKey): void {
  void client.cancelQueries({ queryKey, exact: true }, { revert: false });
}

/** Whether a request ended because it was stopped, which is no fault. */
export function wasStopped(error: Error | null): boolean {
  return error instanceof CancelledError;
}
