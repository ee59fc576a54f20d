import { formatAge } from "../lib/format-time.ts";
import { useWordsNow } from "../lib/use-now.ts";
import { Time } from "./time.tsx";

interface AgeProps {
  /** "These rows were". */
  readonly what: string;
  /** In ms since the epoch. */
  readonly loadedAt: number;
}

/** Says that what stands below is old, in the notice of why it could not be refreshed. */
export function AgeWords({ what, loadedAt }: AgeProps) {
  const age = useWordsNow((now) => formatAge(loadedAt, now));
  return (
    <>
      <strong>{what} not refreshed.</strong> As of <Time value={new Date(loadedAt).toISOString()} />,{" "}
      {/* It ticks: what is read out once is enough. */}
      <span aria-live="off">{age}</span>
    </>
  );
}
