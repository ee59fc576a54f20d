import { Button } from "@mantine/core";
import { formatCounted } from "../../lib/format-number.ts";
import classes from "./loading-line.module.css";

interface LoadingLineProps {
  readonly loading: boolean;
  readonly stopped: boolean;
  /** Rows that have come so far. */
  readonly rows: number;
  readonly onStop: () => void;
  readonly onReload: () => void;
}

/** A thin line while the page's rows arrive, with how many have come and a way to stop. It takes no room of its own. */
export function LoadingLine({ loading, stopped, rows, onStop, onReload }: LoadingLineProps) {
  return (
    <div className={classes.frame}>
      {loading && (
        <>
          <div className={classes.line} role="progressbar" aria-label="Loading invocations" />
          <div className={classes.words} data-waiting={rows === 0 || undefined}>
            {rows === 0 ? "Waiting for the first row" : `${formatCounted(rows, "row")} so far`}
            <Button variant="default" size="compact-sm" onClick={onStop}>
              Stop
            </Button>
          </div>
        </>
      )}
      {/* Without a row, the place of the rows says it. */}
      {stopped && !loading && rows > 0 && (
        <div className={classes.words}>
          Stopped after {formatCounted(rows, "row")}
          <Button variant="default" size="compact-sm" onClick={onReload}>
            Load the whole page
          </Button>
        </div>
      )}
    </div>
  );
}
