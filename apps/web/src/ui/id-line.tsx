import { CopyButton } from "./copy-button.tsx";
import classes from "./id-line.module.css";
import { UntrustedText } from "./untrusted-text.tsx";

/** An ID in small type, with a button that copies it. `label` names it: "instance ID". */
export function IdLine({ id, label }: { id: string; label: string }) {
  return (
    <div className={classes.line}>
      <UntrustedText className={classes.id} text={id} />
      <span className={classes.copy}>
        <CopyButton value={id} label={label} />
      </span>
    </div>
  );
}
