import { invocationStatuses } from "@command-history/contract";
import { invocationStatusLook } from "../../lib/status.ts";
import { ToneIcon } from "../../ui/status-badge.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./status-field.module.css";

interface StatusFieldProps {
  readonly values: readonly string[];
  /** Statuses that rows had and the API reference does not list. */
  readonly seen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** The statuses to choose from, each a button that is pressed or not. */
export function StatusField({ values, seen, onChange }: StatusFieldProps) {
  const choices = [...new Set<string>([...invocationStatuses, ...seen, ...values])];
  return (
    <fieldset className={classes.field}>
      <legend>Status</legend>
      {choices.map((status) => {
        const { tone, word } = invocationStatusLook(status);
        const chosen = values.includes(status);
        return (
          <button
            key={status}
            type="button"
            className={classes.choice}
            aria-pressed={chosen}
            onClick={() =>
              onChange(chosen ? values.filter((value) => value !== status) : [...values, status])
            }
          >
            <ToneIcon tone={tone} size={14} />
            <UntrustedText text={word} />
          </button>
        );
      })}
    </fieldset>
  );
}
