import type { Ignorable } from "@command-history/contract";
import { formatCount } from "../../lib/format-number.ts";
import { IgnoreNumbers } from "../../ui/ignore-numbers.tsx";
import { ToneIcon } from "../../ui/status-badge.tsx";
import classes from "./run-counts.module.css";
import { countRows, type RunRow, runChanges } from "./run-rows.ts";
import { runChangeWords } from "./run-words.ts";

/** How many instances fail newly, were fixed and so on, and, once that is known, of how many the output changed. */
export function RunCounts({
  rows,
  stale,
  ignored,
  onIgnoredChange,
}: {
  rows: readonly RunRow[];
  /** What became of outputs is that with other choices. */
  stale: boolean;
  ignored: readonly Ignorable[];
  onIgnoredChange: (ignored: readonly Ignorable[]) => void;
}) {
  const { changes, outputs } = countRows(rows);
  const changed = outputs.get("changed") ?? 0;
  const onlyIgnored = outputs.get("ignored") ?? 0;
  const same = outputs.get("same") ?? 0;
  return (
    <ul className={classes.counts} aria-label="What changed">
      {runChanges.flatMap((change) => {
        const count = changes.get(change);
        const { tone, counted } = runChangeWords[change];
        return count === undefined ? (
          []
        ) : (
          <li key={change} className={classes.count}>
            <ToneIcon tone={tone} size={14} />
            <strong>{formatCount(count)}</strong> {counted}
          </li>
        );
      })}
      {!outputs.has("awaited") && !outputs.has("unknown") && (
        <li className={classes.outputs} data-stale={stale || undefined}>
          Outputs: {formatCount(changed)} changed
          {ignored.length > 0 && `, ${formatCount(onlyIgnored)} only in what is ignored`}, {formatCount(same)}{" "}
          the same
        </li>
      )}
      {changed > 4 && changed > onlyIgnored + same && (
        <li className={classes.outputs}>
          <IgnoreNumbers ignored={ignored} onChange={onIgnoredChange} />
        </li>
      )}
    </ul>
  );
}
