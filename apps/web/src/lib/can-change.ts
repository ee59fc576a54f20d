import { type InvocationDetail, isUnfinished } from "@command-history/contract";

/** Whether an invocation or one of its instances is not at its end yet. */
export function canChange(invocation: InvocationDetail): boolean {
  return [invocation, ...invocation.instances].some(({ status }) => isUnfinished(status));
}
