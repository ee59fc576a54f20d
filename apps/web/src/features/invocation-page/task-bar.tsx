import { formatCount } from "../../lib/format-number.ts";
import { toggleValue } from "../../lib/instance-facets.ts";
import type { TaskFacet } from "../../lib/instance-rows.ts";
import { taskStatusLook } from "../../lib/status.ts";
import { FacetGroup } from "../../ui/facet-group.tsx";
import { ToneIcon } from "../../ui/status-badge.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./task-bar.module.css";

/** How the instances ended, as one bar: each stretch is as wide as its share, and shows only the instances of its status. */
export function TaskBar(props: {
  facets: readonly TaskFacet[];
  /** The statuses chosen, "" for none at all. Empty: all are shown. */
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const { facets, chosen, onChange } = props;
  return (
    <FacetGroup className={classes.bar} isPrinted>
      <legend className="visually-hidden">Show instances by task status</legend>
      {facets.map(({ status, count }) => {
        const look = taskStatusLook(status);
        const value = status ?? "";
        return (
          <button
            key={value}
            type="button"
            data-printed
            className={classes.segment}
            data-tone={look.tone}
            data-off={(chosen.length > 0 && !chosen.includes(value)) || undefined}
            style={{ flexGrow: count }}
            aria-pressed={chosen.includes(value)}
            onClick={() => onChange(toggleValue(chosen, value))}
          >
            <ToneIcon tone={look.tone} size={15} />
            <UntrustedText text={look.word} />
            <span className={classes.count}>{formatCount(count)}</span>
          </button>
        );
      })}
      {chosen.length > 0 && (
        <button type="button" className={classes.all} onClick={() => onChange([])}>
          Show all
        </button>
      )}
    </FacetGroup>
  );
}
