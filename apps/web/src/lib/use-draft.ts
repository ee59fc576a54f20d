import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";

/** How long the last change waits before it is passed on. */
const delayMs = 300;

/**
 * A value that is edited here and kept elsewhere, in the URL or by nobody: edits count here at once, and are passed
 * to `onChange` when they pause. A `value` that did not come from here takes their place. What was edited last may be
 * dropped when the page is left: passing it on then would lead back to it.
 */
export function useDraft<Value>(
  value: Value,
  onChange: ((value: Value) => void) | undefined,
  isSame: (a: Value, b: Value) => boolean,
): [draft: Value, setDraft: (value: Value) => void] {
  const [draft, setDraft] = useState(value);
  const [given, setGiven] = useState(value);
  const [sent, setSent] = useState(value);
  const passOn = useDebouncedCallback((next: Value) => {
    setSent(next);
    onChange?.(next);
  }, delayMs);
  if (!isSame(value, given)) {
    setGiven(value);
    if (!isSame(value, sent)) {
      setSent(value);
      setDraft(value);
    }
  }
  return [
    draft,
    (next) => {
      setDraft(next);
      passOn(next);
    },
  ];
}
