import type { StreamName, StreamSummary } from "@command-history/contract";
import { type ReactNode, useState } from "react";
import { formatBytes, formatCounted } from "../../lib/format-number.ts";
import classes from "./folded-output.module.css";

/** An output that waits behind a button when it is `folded`: it is large, and another one comes first. */
export function FoldedOutput(props: {
  folded: boolean;
  stream: StreamName;
  summary: StreamSummary | null;
  children: ReactNode;
}) {
  const { stream, summary } = props;
  const [shown, setShown] = useState(false);
  if (!props.folded || shown || summary === null) return props.children;
  return (
    <button type="button" className={classes.show} onClick={() => setShown(true)}>
      Show <span className={classes.stream}>{stream}</span>
      <span className={classes.size}>
        {formatBytes(summary.bytes)} · {formatCounted(summary.lines, "line")}
      </span>
    </button>
  );
}
