import { Button } from "@mantine/core";
import { useState } from "react";
import { useCountdown } from "../lib/use-countdown.ts";
import classes from "./retry.module.css";

/** When something is asked again by itself. `at`: in ms since the epoch; null: not by itself. */
export function RetryWords({ at, busy }: { at: number | null; busy: boolean }) {
  // Read out once, with the notice: not every second of the countdown.
  return (
    <span className={classes.words} aria-live="off">
      {busy || at === null ? "Trying again…" : <Countdown key={at} at={at} />}
    </span>
  );
}

function Countdown({ at }: { at: number }) {
  const [since] = useState(Date.now);
  return `Tries again in ${useCountdown(since, Math.max(0, at - since) / 1000)} s`;
}

interface RetryButtonProps {
  readonly waitSeconds: number;
  readonly word: string;
  /** Words beside the button count these seconds down already. */
  readonly counted?: boolean;
  readonly onRetry: () => void;
}

/** The way to ask again at once, after the seconds that the server asked to wait for. */
export function RetryButton({ waitSeconds, word, counted = false, onRetry }: RetryButtonProps) {
  const [since] = useState(Date.now);
  const left = useCountdown(since, waitSeconds);
  return (
    <Button variant="default" size="xs" disabled={left > 0} onClick={onRetry}>
      {left > 0 && !counted ? `${word} in ${left} s` : word}
    </Button>
  );
}
