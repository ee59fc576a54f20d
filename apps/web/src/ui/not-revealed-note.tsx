import { IconEyeOff } from "@tabler/icons-react";
import classes from "./hidden-note.module.css";

/** Stands below why hidden text could not be shown, and asks for the text again with the secrets hidden. */
export function NotRevealedNote({ onKeepHidden }: { onKeepHidden: () => void }) {
  return (
    <p className={classes.note}>
      <IconEyeOff size={14} stroke={1.75} aria-hidden />
      <span>Hidden text was not shown.</span>
      <button type="button" className={classes.action} onClick={onKeepHidden}>
        Keep it hidden
      </button>
    </p>
  );
}
