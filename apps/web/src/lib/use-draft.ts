import { useEffectEvent, useLayoutEffect, useRef, useState } from "react";

/** How edits are passed on. */
interface DraftTiming {
  /** How long the last edit waits before it is passed on. */
  readonly delayMs?: number;
  /** The first edit after a pause does not wait. */
  readonly leading?: boolean;
}

/**
 * A value that is edited here and kept elsewhere, in the URL or by nobody: edits count here at once, and are passed
 * to `onChange` when they pause. A `value` that did not come from here takes their place, and that of an edit that still
 * waits. What was edited last may be dropped when the page is left: passing it on then would lead back to it.
 */
export function useDraft<Value>(
  value: Value,
  onChange: ((value: Value) => void) | undefined,
  isSame: (a: Value, b: Value) => boolean,
  { delayMs = 300, leading = false }: DraftTiming = {},
): [draft: Value, setDraft: (value: Value) => void] {
  const [draft, setDraft] = useState(value);
  const [given, setGiven] = useState(value);
  const [sent, setSent] = useState(value);
  const [pending, setPending] = useState<{ readonly value: Value; readonly waitMs: number } | null>(null);
  const editedAt = useRef(Number.NEGATIVE_INFINITY);
  if (!isSame(value, given)) {
    setGiven(value);
    if (!isSame(value, sent)) {
      setSent(value);
      setDraft(value);
      setPending(null);
    }
  }

  const passOn = useEffectEvent((next: Value) => {
    setPending(null);
    setSent(next);
    onChange?.(next);
  });
  // With the render that drops an edit, and not after it: its time may be up.
  useLayoutEffect(() => {
    if (pending === null) return;
    const timer = setTimeout(() => passOn(pending.value), pending.waitMs);
    return () => clearTimeout(timer);
  }, [pending]);

  return [
    draft,
    (next) => {
      const now = performance.now();
      const isFirst = now - editedAt.current > delayMs;
      editedAt.current = now;
      setDraft(next);
      // Not in the event itself: what was edited is painted first.
      setPending({ value: next, waitMs: leading && isFirst ? 0 : delayMs });
    },
  ];
}
