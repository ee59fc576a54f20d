import { Button } from "@mantine/core";
import { useRef } from "react";
import { formatCount, formatCounted } from "../../lib/format-number.ts";
import { useFocusNearby } from "../../lib/use-focus-nearby.ts";
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
  const sortWords = useRef<HTMLSpanElement>(null);
  // The button goes as soon as it is pressed.
  const noteFocus = useFocusNearby(sortWords, { toNeighbour: false });
  return (
    <>
      {find !== "" && (
        <span className={classes.words} role="status">
          {formatCount(shown)} of {formatCounted(all, "row")} on this page match
        </span>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only looks where the focus is */}
      <span
        ref={sortWords}
        className={classes.words}
        hidden={sortedBy === undefined}
        onFocus={noteFocus}
        onBlur={noteFocus}
      >
        {sortedBy !== undefined && (
          <>
            {find !== "" && <span className={classes.dot}>· </span>}
            Sorts this page by {sortedBy}
            <Button variant="subtle" size="compact-sm" onClick={onUnsort}>
              Undo sort
            </Button>
          </>
        )}
      </span>
    </>
  );
}
