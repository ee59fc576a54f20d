import { IconCheck, IconCopy, IconX } from "@tabler/icons-react";
import { copyOutcomeWords, useCopy } from "../lib/use-copy.ts";
import classes from "./copy-button.module.css";

/** A small button that copies `value`. `label` names what is copied: "invocation ID". */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const { outcome: latest, of, copy } = useCopy(label);
  // The row that the button stands in may have become another's meanwhile.
  const outcome = of === value ? latest : null;
  const Icon = outcome === "copied" ? IconCheck : outcome === "refused" ? IconX : IconCopy;
  return (
    <button
      type="button"
      className={classes.button}
      data-outcome={outcome ?? undefined}
      aria-label={`Copy ${label}`}
      title={`Copy ${label}`}
      onClick={(event) => {
        event.stopPropagation();
        copy(value);
      }}
    >
      <Icon size={14} stroke={1.75} aria-hidden />
      {outcome !== null && <span className={classes.outcome}>{copyOutcomeWords[outcome]}</span>}
    </button>
  );
}
