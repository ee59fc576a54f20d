import type { Timestamp } from "@command-history/contract";
import { formatInZone, formatRelative } from "../lib/format-time.ts";
import { useTimeZone } from "../lib/time-zone.tsx";
import { useNow } from "../lib/use-now.ts";
import classes from "./time.module.css";
import { UntrustedText } from "./untrusted-text.tsx";

/**
 * A time in the zone chosen for the page, with its offset; `relative` says how long ago it was instead and keeps
 * the full time in the title. A time that could not be read is shown as it came, marked.
 */
export function Time({ value, relative = false }: { value: Timestamp | null; relative?: boolean }) {
  const { name } = useTimeZone();
  if (value === null) return <span className={classes.none}>–</span>;
  if (typeof value !== "string") {
    return relative ? null : (
      <span className={classes.raw} title="Not a time that can be read; shown as it came">
        <UntrustedText text={value.raw} />
      </span>
    );
  }
  const epoch = Date.parse(value);
  const { text, offset } = formatInZone(epoch, name);
  const title = `${text} ${offset} (${name})`;
  return (
    <time className={classes.time} dateTime={value} title={title}>
      {relative ? (
        <Relative epoch={epoch} />
      ) : (
        <>
          {text} <span className={classes.offset}>{offset}</span>
        </>
      )}
    </time>
  );
}

function Relative({ epoch }: { epoch: number }) {
  return formatRelative(epoch, useNow());
}
