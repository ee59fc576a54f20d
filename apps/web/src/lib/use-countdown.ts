import { useEffect, useState } from "react";

/** Seconds left until `seconds` after `since` (ms since the epoch); counts down to 0. */
export function useCountdown(since: number, seconds: number): number {
  const end = since + seconds * 1000;
  const [now, setNow] = useState(since);
  const left = Math.max(0, Math.ceil((end - now) / 1000));
  useEffect(() => {
    if (left === 0) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [left]);
  return left;
}
