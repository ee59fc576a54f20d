import { IconEyeOff, IconLockOpen2 } from "@tabler/icons-react";
import { useState } from "react";
import { formatCounted } from "../lib/format-number.ts";
import { useRevealing } from "../lib/revealing.ts";
import classes from "./hidden-note.module.css";
import { RevealDialog } from "./reveal-dialog.tsx";

/** Says that secrets of a text are hidden, or shown, and lets those who may turn the one into the other. */
export function HiddenNote(props: {
  masks: number;
  /** Names the text: "stderr of edge-ams-001". */
  label: string;
  /** The text can be copied and downloaded, where they are hidden as well. */
  hasCopies?: boolean;
  isRevealed: boolean;
  onReveal: (reason: string) => void;
  onHide: () => void;
}) {
  const { masks, label, isRevealed } = props;
  const { isAllowed, isRecorded } = useRevealing();
  const [isAsking, setIsAsking] = useState(false);
  if (isRevealed) {
    return (
      <p className={classes.note} data-revealed>
        <IconLockOpen2 size={14} stroke={1.75} aria-hidden />
        <span role="status">Hidden text shown.{isRecorded && " It is recorded that you asked for it."}</span>
        <button type="button" className={classes.action} onClick={props.onHide}>
          Hide it again
        </button>
      </p>
    );
  }
  return (
    <p className={classes.note}>
      <IconEyeOff size={14} stroke={1.75} aria-hidden />
      <span>
        {formatCounted(masks, "secret")} hidden{props.hasCopies && ", also in copies and downloads"}
        {!isAllowed && (
          <span className={classes.reason}> · only people with the revealer role can show them</span>
        )}
      </span>
      {isAllowed && (
        <button type="button" className={classes.action} onClick={() => setIsAsking(true)}>
          Show hidden text
        </button>
      )}
      {isAsking && (
        <RevealDialog
          label={label}
          isRecorded={isRecorded}
          onCancel={() => setIsAsking(false)}
          onReveal={(reason) => {
            setIsAsking(false);
            props.onReveal(reason);
          }}
        />
      )}
    </p>
  );
}
