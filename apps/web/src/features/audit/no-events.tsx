import type { AuditPage } from "@command-history/contract";
import { Button } from "@mantine/core";
import { EmptyState } from "../../ui/empty-state.tsx";

/** What stands in place of a trail that cannot be read here: where it is, or that there is none. */
export function KeptElsewhere({ kept }: { kept: Exclude<AuditPage["kept"], "file"> }) {
  return kept === "off" ? (
    <EmptyState title="No audit trail is kept">
      Whoever runs this dashboard can have one: AUDIT_LOG says where it goes.
    </EmptyState>
  ) : (
    <EmptyState title="The audit trail is kept elsewhere">
      Events go to the server's standard output, and from there to wherever its log is collected. To read them
      here, whoever runs this dashboard sets AUDIT_LOG to a file.
    </EmptyState>
  );
}

interface NoEventsProps {
  readonly filtered: boolean;
  /** There are older events that have not been looked through. */
  readonly more: boolean;
  readonly onClearFilters: () => void;
}

/** What stands in place of the events when there are none to show: why, and a way out. */
export function NoEvents({ filtered, more, onClearFilters }: NoEventsProps) {
  if (more) {
    return (
      <EmptyState title="Nothing found so far">
        The older part of the trail was not looked through.
      </EmptyState>
    );
  }
  if (filtered) {
    return (
      <EmptyState
        title="No event matches these filters"
        action={
          <Button variant="default" size="xs" onClick={onClearFilters}>
            Clear filters
          </Button>
        }
      >
        An invocation ID must match exactly, and every filter must be met.
      </EmptyState>
    );
  }
  return <EmptyState title="No events yet">What people read here shows up once they do.</EmptyState>;
}
