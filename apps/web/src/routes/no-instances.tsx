import { Button } from "@mantine/core";
import { EmptyState } from "../ui/empty-state.tsx";

/** What stands in place of the instances: the invocation has none, or the filters leave none. */
export function NoInstances({ any, onClear }: { any: boolean; onClear: () => void }) {
  if (!any) {
    return <EmptyState title="No instances">Zenlayer names none for this invocation.</EmptyState>;
  }
  return (
    <EmptyState
      title="No instance matches"
      action={
        <Button variant="default" size="xs" onClick={onClear}>
          Clear the filters
        </Button>
      }
    />
  );
}
