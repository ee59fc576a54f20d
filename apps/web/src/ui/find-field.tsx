import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { Ref } from "react";
import { useDraft } from "../lib/use-draft.ts";
import classes from "./find-field.module.css";
import { UntrustedText } from "./untrusted-text.tsx";

const timing = { delayMs: 150, leading: true };

interface FindFieldProps {
  /** What is looked through: "Find in this page's rows". */
  readonly label: string;
  /** What stands in the field while it is empty, where that is not the label. */
  readonly placeholder?: string;
  readonly value: string;
  readonly maxLength: number;
  /** Called with the first letter or a paste, and from then on once typing has come to a rest. */
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A text that the rows at hand must contain. */
export function FindField({ label, placeholder, value, maxLength, onChange, ref }: FindFieldProps) {
  const [text, setText] = useDraft(value, onChange, Object.is, timing);
  return (
    <>
      {value !== "" && (
        <span className="printed-only">
          Find: <UntrustedText text={value} />
        </span>
      )}
      <TextInput
        ref={ref}
        className={classes.find ?? ""}
        size="xs"
        type="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        value={text}
        onKeyDown={(event) => {
          // The browser clears the field by Escape; once there is nothing to clear, the keys go to the page again.
          if (event.key === "Escape" && text === "") event.currentTarget.blur();
        }}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </>
  );
}
