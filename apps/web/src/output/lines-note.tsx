import { IconInfoCircle } from "@tabler/icons-react";
import { formatCount, formatCounted } from "../lib/format-number.ts";
import type { LineRange } from "../lib/line-range.ts";
import { useAnnounced } from "../lib/use-announced.ts";
import classes from "./cut-note.module.css";

/** Says which of the lines that a link asks for are past the end of an output; nothing where all are there. */
export function LinesNote({ range, lines }: { range: LineRange; lines: number }) {
  const words = missingLinesWords(range, lines);
  useAnnounced(words);
  if (words === null) return null;
  return (
    <p className={classes.note}>
      <IconInfoCircle size={14} stroke={1.75} aria-hidden />
      <span>{words}</span>
    </p>
  );
}

function missingLinesWords(range: LineRange, lines: number): string | null {
  const from = Math.max(range.from, lines + 1);
  if (range.to < from) return null;
  const missing =
    from === range.to
      ? `There is no line ${formatCount(from)}`
      : `There are no lines ${formatCount(from)} to ${formatCount(range.to)}`;
  return `${missing}: the output has ${formatCounted(lines, "line")}.`;
}
