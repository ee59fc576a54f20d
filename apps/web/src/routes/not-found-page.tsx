import { Link } from "@tanstack/react-router";
import { EmptyState } from "../ui/empty-state.tsx";

/** An address that is no page of ours. */
export function NotFoundPage() {
  return (
    <EmptyState title="No such page" wholePage action={<Link to="/">All invocations</Link>}>
      The address may be mistyped, or from another version of this dashboard.
    </EmptyState>
  );
}
