import type { StreamName, StreamSummary } from "@command-history/contract";
import { useState } from "react";
import type { LineRange } from "../lib/line-range.ts";
import type { OutputQuery } from "../lib/output-query.ts";
import { LoadedOutput } from "./loaded-output.tsx";
import { OutputFrame } from "./output-frame.tsx";
import type { OutputSource } from "./output-source.ts";

/** Where in a stream one is. */
export interface StreamPlace {
  /** Lines that are selected, and scrolled to when they are given from outside. */
  readonly lines: LineRange | null;
  readonly onLinesChange: (lines: LineRange | null) => void;
  /** Counts the times that the reader was sent to the lines that were selected already: they are scrolled to again. */
  readonly repeatedArrivals: number;
  /** What is looked for. */
  readonly search: OutputQuery;
  readonly onSearchChange: (search: OutputQuery) => void;
  /** Why what is looked for cannot be is told elsewhere on the page. */
  readonly isRefusalTold: boolean;
}

/**
 * One output stream: its text as a terminal would have shown it, however large, read only once this is rendered.
 * `summary` is what is known of it before; null: the upstream recorded none, which is not the same as empty,
 * or while its instance is `unfinished` none yet.
 * `label` names it among others: "stderr of edge-ams-001".
 */
export function OutputViewer(props: {
  source: OutputSource;
  stream: StreamName;
  summary: StreamSummary | null;
  unfinished?: boolean;
  label: string;
  place: StreamPlace;
}) {
  const { source, stream, summary, unfinished = false, label, place } = props;
  const [attempt, setAttempt] = useState(0);
  const [reason, setReason] = useState<string | null>(null);
  const [focusKey, setFocusKey] = useState<string | null>(null);
  if (summary === null) {
    const facts = unfinished ? "None yet" : "Not recorded by Zenlayer";
    return <OutputFrame stream={stream} label={label} facts={facts} />;
  }
  if (summary.bytes === 0) {
    return <OutputFrame stream={stream} label={label} facts={`Empty: wrote nothing to ${stream}`} />;
  }
  const keyOf = (why: string | null, which: number) => `${source.urlAsOf(null)} ${which} ${why}`;
  const key = keyOf(reason, attempt);

  function reveal(why: string | null): void {
    setReason(why);
    setFocusKey(keyOf(why, attempt));
  }

  function retry({ hadFocus }: { hadFocus: boolean }): void {
    setAttempt(attempt + 1);
    if (hadFocus) setFocusKey(keyOf(reason, attempt + 1));
  }

  return (
    <LoadedOutput
      key={key}
      reason={reason}
      onReveal={reveal}
      // What asked for it went with the text before.
      takesFocus={key === focusKey}
      source={source}
      stream={stream}
      summary={summary}
      label={label}
      place={place}
      onRetry={retry}
    />
  );
}
