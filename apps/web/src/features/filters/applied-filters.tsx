import { type FilterName, filterNames, type ListQuery } from "@command-history/contract";
import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useSeenIds } from "../../lib/seen-ids.ts";
import { invocationStatusLook } from "../../lib/status.ts";
import { visibleText } from "../../lib/visible-text.ts";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./applied-filters.module.css";

const titles: Record<FilterName, string> = {
  commandId: "Command",
  invocationId: "Invocation",
  instanceId: "Instance",
  status: "Status",
};

/** So many chips are shown before the rest is folded. */
const folded = 12;

interface AppliedFiltersProps {
  readonly query: ListQuery;
  readonly onRemove: (filter: FilterName, value: string) => void;
  readonly onClear: () => void;
}

/** The filters in force, each with its name and ID and a button that takes it away. */
export function AppliedFilters({ query, onRemove, onClear }: AppliedFiltersProps) {
  const [unfolded, setUnfolded] = useState(false);
  const nameOf = useNames();
  const applied = filterNames.flatMap((filter) => query[filter].map((value) => ({ filter, value })));
  if (applied.length === 0) return null;
  const shown = unfolded ? applied : applied.slice(0, folded);
  return (
    <ul className={classes.filters} aria-label="Filters in force">
      {shown.map(({ filter, value }) => {
        const name = nameOf(filter, value);
        return (
          <li key={`${filter} ${value}`} className={classes.chip}>
            <FilterWords filter={filter} value={value} name={name} />
            <button
              type="button"
              aria-label={visibleText(`Remove filter ${titles[filter]} ${name ?? value}`)}
              onClick={(event) => {
                // The chip goes away with the focus in it; its neighbour takes it over.
                event.currentTarget.closest("li")?.nextElementSibling?.querySelector("button")?.focus();
                onRemove(filter, value);
              }}
            >
              <IconX size={14} aria-hidden />
            </button>
          </li>
        );
      })}
      {applied.length > folded && (
        <li>
          <Button variant="subtle" size="compact-sm" onClick={() => setUnfolded(!unfolded)}>
            {unfolded ? "Show fewer" : `and ${applied.length - folded} more`}
          </Button>
        </li>
      )}
      <li>
        <Button variant="subtle" size="compact-sm" onClick={onClear}>
          Clear all
        </Button>
      </li>
      {/* Paper has no button that unfolds the rest. */}
      {applied.slice(shown.length).map(({ filter, value }) => (
        <li key={`${filter} ${value}`} className={`${classes.chip} printed-only`}>
          <FilterWords filter={filter} value={value} name={nameOf(filter, value)} />
        </li>
      ))}
    </ul>
  );
}

function FilterWords(props: { filter: FilterName; value: string; name: string | null }) {
  const { filter, value, name } = props;
  return (
    <>
      <span className={classes.kind}>{titles[filter]}</span>
      {name !== null && <UntrustedText className={classes.name} text={name} />}
      {filter !== "status" && <UntrustedText className={classes.id} text={value} />}
    </>
  );
}

function useNames(): (filter: FilterName, value: string) => string | null {
  const commands = useSeenIds("command");
  const invocations = useSeenIds("invocation");
  const instances = useSeenIds("instance");
  return (filter, value) => {
    if (filter === "status") return invocationStatusLook(value).word;
    const seen = { commandId: commands, invocationId: invocations, instanceId: instances }[filter];
    return seen.get(value) ?? null;
  };
}
