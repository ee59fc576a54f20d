import { Button } from "@mantine/core";
import { formatBytes, formatCounted } from "../../lib/format-number.ts";
import { WaitedFor } from "../../ui/waited-for.tsx";
import classes from "./loading-line.module.css";

interface LoadingLineProps {
  /** Names what is waited for: for other rows the wait begins anew. */
  readonly waitsFor: string;
  readonly loading: boolean;
  readonly stopped: boolean;
  /** Rows that have come so far. */
  readonly rows: number;
  /** Of the page as far as it has come. */
  readonly bytes: number;
  readonly onStop: () => void;
  readonly onReload: () => void;
}

/** A thin line while the page's rows arrive, with how much has come and a way to stop. It takes no room of its own. */
export function LoadingLine({ waitsFor, loading, stopped, rows, bytes, onStop, onReload }: LoadingLineProps) {
  const soFar = `${formatCounted(rows, "row")} so far, ${formatBytes(bytes)}`;
  return (
    <div className={classes.frame}>
      {loading && (
        <>
          <div
            className={classes.line}
            role="progressbar"
            aria-label="Loading invocations"
            aria-valuetext={rows === 0 ? undefined : soFar}
          />
          <div className={classes.words} data-waiting={rows === 0 || undefined}>
            {rows === 0 ? (
              <span>
                Waiting for the first row
                <WaitedFor key={waitsFor} />
              </span>
            ) : (
              soFar
            )}
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
