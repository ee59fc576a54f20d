import { type InstanceResult, isUnfinished } from "@command-history/contract";
import { type KeyboardEvent, useRef } from "react";
import { formatBytes } from "../lib/format-number.ts";
import { type ShownStream, shownStreams } from "../lib/shown-stream.ts";
import classes from "./stream-tabs.module.css";

function sizeWords(result: InstanceResult, stream: ShownStream): string {
  if (stream === "both") return "";
  const summary = result[stream];
  if (summary === null) return isUnfinished(result.status) ? "none yet" : "not recorded";
  return summary.bytes === 0 ? "empty" : formatBytes(summary.bytes);
}

/** Tabs for the streams of an instance, each with its size, and one for both. `panelId`: what they change. */
export function StreamTabs(props: {
  result: InstanceResult;
  shown: ShownStream;
  onChange: (stream: ShownStream) => void;
  panelId: string;
}) {
  const { result, shown, onChange } = props;
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const at = shownStreams.indexOf(shown);
    const wanted = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: shownStreams.length - 1 }[
      event.key
    ];
    const choice = wanted === undefined ? undefined : shownStreams.at(wanted % shownStreams.length);
    if (choice === undefined) return;
    event.preventDefault();
    onChange(choice);
    list.current?.querySelector<HTMLElement>(`[data-stream="${choice}"]`)?.focus();
  }

  return (
    <div ref={list} className={classes.tabs} role="tablist" aria-label="Streams" onKeyDown={onKeyDown}>
      {shownStreams.map((stream) => (
        <button
          key={stream}
          type="button"
          role="tab"
          className={classes.tab}
          data-stream={stream}
          aria-selected={stream === shown}
          aria-controls={props.panelId}
          tabIndex={stream === shown ? 0 : -1}
          onClick={() => onChange(stream)}
        >
          {stream === "both" ? "Both" : <span className={classes.name}>{stream}</span>}
          <span className={classes.size}>{sizeWords(result, stream)}</span>
        </button>
      ))}
    </div>
  );
}
