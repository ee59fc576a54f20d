import { IconClockExclamation } from "@tabler/icons-react";
import { formatRelative } from "../lib/format-time.ts";
import { useWordsNow } from "../lib/use-now.ts";
import classes from "./age-bar.module.css";
import { Time } from "./time.tsx";

/** Says that what stands below is old, since it could not be refreshed. `loadedAt`: ms since the epoch. */
export function AgeBar({ what, loadedAt }: { what: string; loadedAt: number }) {
  const age = useWordsNow((now) => formatRelative(loadedAt, now));
  return (
    <p className={classes.bar} role="status">
      <IconClockExclamation size={16} stroke={1.75} aria-hidden />
      <span>
        <strong>{what} not refreshed.</strong> As of <Time value={new Date(loadedAt).toISOString()} />,{" "}
        {/* It ticks: what is read out once is enough. */}
        <span aria-live="off">{age}</span>
      </span>
    </p>
  );
}
