import type { Ignorable, InstanceResult } from "@command-history/contract";
import { formatCounted } from "../../lib/format-number.ts";
import { streamOrder } from "../../lib/stream-order.ts";
import { DimmedText } from "../../ui/dimmed-text.tsx";
import classes from "./group-sample.module.css";

/** The line that says most of each stream of a group's sample, with what was ignored dimmed. */
export function GroupSample({ sample, ignored }: { sample: InstanceResult; ignored: readonly Ignorable[] }) {
  const lines = streamOrder(sample).flatMap((stream) => {
    const summary = sample[stream];
    return summary === null || summary.excerpt === null ? [] : [{ stream, summary, text: summary.excerpt }];
  });
  if (lines.length === 0) {
    const recorded = sample.stdout !== null || sample.stderr !== null;
    return <p className={classes.none}>{recorded ? "Wrote nothing" : "No output recorded"}</p>;
  }
  return (
    <dl className={classes.sample}>
      {lines.map(({ stream, summary, text }) => (
        <div key={stream} className={classes.line}>
          <dt className={classes.stream}>{stream}</dt>
          <dd className={classes.text}>
            <DimmedText text={text} ignored={ignored} context={sample} />
          </dd>
          <dd className={classes.size}>{formatCounted(summary.lines, "line")}</dd>
        </div>
      ))}
    </dl>
  );
}
