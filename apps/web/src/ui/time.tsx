import type { Timestamp } from "@command-history/contract";
import { formatInZone, formatRelative } from "../lib/format-time.ts";
import { useTimeZone } from "../lib/time-zone.tsx";
import { useWordsNow } from "../lib/use-now.ts";
import classes from "./time.module.css";
import { UntrustedText } from "./untrusted-text.tsx";

interface TimeProps {
  readonly value: Timestamp | null;
  /** Two lines: the time, then its offset and how long ago it was. */
  readonly layout?: "line" | "stacked";
}

/**
 * A time in the zone chosen for the page, with its offset; the full time with its zone is in the title. A time
 * that could not be read is shown as it came, marked.
 */
export function Time({ value, layout = "line" }: TimeProps) {
  const { name } = useTimeZone();
  if (value === null) return <span className={classes.none}>–</span>;
  if (typeof value !== "string") {
    return (
      <span className={classes.raw} title="Not a time that can be read; shown as it came">
        <UntrustedText text={value.raw} />
      </span>
    );
  }
  const epoch = Date.parse(value);
  const { text, offset } = formatInZone(epoch, name);
  return (
    <time className={classes.time} dateTime={value} title={`${text} ${offset} (${name})`}>
      {text}
      {layout === "line" && <span className={classes.offset}> {offset}</span>}
      {layout === "stacked" && (
        <span className={classes.second}>
          {offset} · <Relative epoch={epoch} />
        </span>
      )}
    </time>
  );
}

function Relative({ epoch }: { epoch: number }) {
  return useWordsNow((now) => formatRelative(epoch, now));
}
