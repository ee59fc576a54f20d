import { Button } from "@mantine/core";
import { formatCount, formatCounted } from "../../lib/format-number.ts";
import classes from "./toolbar.module.css";

interface ToolbarWordsProps {
  readonly shown: number;
  readonly all: number;
  readonly find: string;
  /** The title of the column that the rows are sorted by. */
  readonly sortedBy: string | undefined;
  readonly onUnsort: () => void;
}

/** What the text filter and the sort cover: the rows at hand, since the upstream has neither. */
export function ToolbarWords({ shown, all, find, sortedBy, onUnsort }: ToolbarWordsProps) {
  return (
    <>
      {find !== "" && (
        <span className={classes.words} role="status">
          {formatCount(shown)} of {formatCounted(all, "row")} on this page match
        </span>
      )}
      {sortedBy !== undefined && (
        <span className={classes.words}>
          {find !== "" && <span className={classes.dot}>· </span>}
          Sorts this page by {sortedBy}
          <Button variant="subtle" size="compact-sm" onClick={onUnsort}>
            Undo sort
          </Button>
        </span>
      )}
    </>
  );
}
