import type { InvocationDetail } from "@command-history/contract";
import type { RunSearch } from "../../api/previous-run.ts";
import { formatCounted } from "../../lib/format-number.ts";
import classes from "./compare-runs.module.css";

/** How the search for the closest earlier run went, where that is not plain from the run that is shown. */
export function PreviousRunNote(props: {
  detail: InvocationDetail;
  search: RunSearch | undefined;
  /** The run that is shown. */
  chosen: string | null;
}) {
  const { detail, search, chosen } = props;
  if (detail.commandId === null) {
    return chosen === null ? (
      <p className={classes.note}>
        Zenlayer gave no command ID, so no earlier run can be found. Enter the ID of one
      </p>
    ) : null;
  }
  if (search === undefined) {
    return chosen === null ? (
      <p className={classes.note} role="status">
        Looking for the closest earlier run of this command…
      </p>
    ) : null;
  }
  const { previous, certain, sameInstances, runs } = search;
  if (previous === null) {
    if (chosen !== null) return null;
    return (
      <p className={classes.note}>
        {certain
          ? "There is no earlier run of this command. Choose another one, or enter its ID"
          : `No earlier run among the ${formatCounted(runs.length, "run")} looked through. Enter the ID of one`}
      </p>
    );
  }
  if (chosen !== previous.invocationId) return null;
  if (!sameInstances && detail.instances.length > 0) {
    return (
      <p className={classes.note}>No earlier run on these instances was found: this one was on others</p>
    );
  }
  return certain ? null : (
    <p className={classes.note}>
      The newest earlier one of the {formatCounted(runs.length, "run")} looked through; there are more
    </p>
  );
}
