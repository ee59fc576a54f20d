import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type Ref, useEffect, useRef, useState } from "react";
import classes from "./find-field.module.css";
import { UntrustedText } from "./untrusted-text.tsx";

/** A pause in typing. */
const settleMs = 150;

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
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const timer = useRef<number>(undefined);
  const typedAt = useRef(Number.NEGATIVE_INFINITY);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });

  function send(next: string): void {
    const now = performance.now();
    const isFirst = now - typedAt.current > settleMs;
    typedAt.current = now;
    window.clearTimeout(timer.current);
    // Not in the event itself: what was typed is painted first.
    timer.current = window.setTimeout(
      () => {
        sent.current = next;
        latest.current(next);
      },
      isFirst ? 0 : settleMs,
    );
  }

  useEffect(() => () => window.clearTimeout(timer.current), []);

  // Back, Forward and "Clear" change the value from outside.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);

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
        onChange={(event) => {
          setText(event.currentTarget.value);
          send(event.currentTarget.value);
        }}
      />
    </>
  );
}
