import { IconCut } from "@tabler/icons-react";
import { formatCounted } from "../lib/format-number.ts";
import classes from "./cut-note.module.css";
import type { CutSign } from "./cut-sign.ts";

function reasonOf(sign: CutSign): string {
  switch (sign.kind) {
    case "character":
      return "it ends within a character";
    case "escape":
      return "it ends within an escape sequence";
    case "size":
      return `it ends within a line, after exactly ${formatCounted(sign.size, sign.unit.slice(0, -1))}`;
  }
}

/** Says that an output may not be all that was written, and why one can think so. */
export function CutNote({ sign }: { sign: CutSign }) {
  return (
    <p className={classes.note}>
      <IconCut size={14} stroke={1.75} aria-hidden />
      <span>
        May have been cut by Zenlayer: {reasonOf(sign)}. Zenlayer does not say whether it cuts outputs.
      </span>
    </p>
  );
}
