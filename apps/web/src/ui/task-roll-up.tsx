import { Fragment } from "react";
import { taskCountsOf } from "../lib/task-counts.ts";
import { visibleText } from "../lib/visible-text.ts";
import classes from "./task-roll-up.module.css";
import { UntrustedText } from "./untrusted-text.tsx";

/** Task statuses as a small stacked bar, with the counts in words: "180 ok · 15 failed · 5 timed out". */
export function TaskRollUp({ counts }: { counts: Readonly<Record<string, number>> }) {
  const parts = taskCountsOf(counts);
  return (
    <div className={classes.rollUp} title={visibleText(parts.map((part) => part.text).join(" · "))}>
      <div className={classes.bar} aria-hidden>
        {parts.map((part) => (
          <span key={part.status} data-tone={part.tone} style={{ flexGrow: part.count }} />
        ))}
      </div>
      <div className={classes.words}>
        {parts.map((part, index) => (
          <Fragment key={part.status}>
            {index > 0 && " · "}
            <span className={classes.count} data-tone={part.tone}>
              <UntrustedText text={part.text} />
            </span>
          </Fragment>
        ))}
      </div>
    </div>
  );
}
