import { Button } from "@mantine/core";
import { EmptyState } from "../ui/empty-state.tsx";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";

/** What stands in place of the instances: the invocation has none, or the filters leave none. */
export function NoInstances({ any, update }: { any: boolean; update: UpdateInvocationSearch }) {
  if (!any) {
    return <EmptyState title="No instances">Zenlayer names none for this invocation.</EmptyState>;
  }
  return (
    <EmptyState
      title="No instance matches"
      action={
        <Button variant="default" size="xs" onClick={() => update(() => ({ task: [], exit: [], find: "" }))}>
          Clear the filters
        </Button>
      }
    />
  );
}
