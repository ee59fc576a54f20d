import { formatCount } from "../../lib/format-number.ts";
import type { TaskFacet } from "../../lib/instance-rows.ts";
import { taskStatusLook } from "../../lib/status.ts";
import { FacetGroup } from "../../ui/facet-group.tsx";
import { ToneIcon } from "../../ui/status-badge.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./task-facet-bar.module.css";

/** Which task statuses there are, with counts; one of them narrows the instances. `chosen` undefined: all. */
export function TaskFacetBar(props: {
  facets: readonly TaskFacet[];
  chosen: string | null | undefined;
  onChoose: (status: string | null | undefined) => void;
}) {
  const total = props.facets.reduce((sum, facet) => sum + facet.count, 0);
  return (
    <FacetGroup className={classes.bar} isPrinted={props.chosen !== undefined}>
      <legend className="visually-hidden">Task status</legend>
      <button
        type="button"
        className={classes.facet}
        aria-pressed={props.chosen === undefined}
        onClick={() => props.onChoose(undefined)}
      >
        All <span className={classes.count}>{formatCount(total)}</span>
      </button>
      {props.facets.map(({ status, count }) => {
        const look = taskStatusLook(status);
        return (
          <button
            key={String(status)}
            type="button"
            data-printed={props.chosen === status || undefined}
            className={classes.facet}
            aria-pressed={props.chosen === status}
            onClick={() => props.onChoose(props.chosen === status ? undefined : status)}
          >
            <ToneIcon tone={look.tone} size={14} />
            <UntrustedText text={look.word} />
            <span className={classes.count}>{formatCount(count)}</span>
          </button>
        );
      })}
    </FacetGroup>
  );
}
