import { EmptyState } from "../ui/empty-state.tsx";

/** Stands where an output would be while none of the groups has been looked into. */
export function NoGroupShown() {
  return (
    <div className="screen-only">
      <EmptyState title="No output loaded">
        Show a group to read one of its outputs; others can then be compared with it.
      </EmptyState>
    </div>
  );
}
