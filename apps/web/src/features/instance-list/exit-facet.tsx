import { formatCount, formatCounted } from "../../lib/format-number.ts";
import { type Facet, toggleValue } from "../../lib/instance-facets.ts";
import { FacetGroup } from "../../ui/facet-group.tsx";
import classes from "./exit-facet.module.css";

/** The exit codes among the instances, with counts; those chosen narrow what is shown. Nothing while there is no choice. */
export function ExitFacet(props: {
  facets: readonly Facet[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  if (props.facets.length < 2 && props.chosen.length === 0) return null;
  return (
    <FacetGroup className={classes.facet} isPrinted={props.chosen.length > 0}>
      <legend className={classes.legend}>Exit code</legend>
      {props.facets.map(({ value, count }) => (
        <button
          key={value}
          type="button"
          data-printed={props.chosen.includes(value) || undefined}
          className={classes.value}
          aria-label={`Exit code ${codeWords(value)}, ${formatCounted(count, "instance")}`}
          aria-pressed={props.chosen.includes(value)}
          onClick={() => props.onChange(toggleValue(props.chosen, value))}
        >
          {codeWords(value)} <span className={classes.count}>{formatCount(count)}</span>
        </button>
      ))}
    </FacetGroup>
  );
}

function codeWords(code: string): string {
  return code === "" ? "none" : code;
}
