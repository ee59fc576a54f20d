import type { StreamName, StreamSummary } from "@command-history/contract";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import * as z from "zod/mini";
import { ProblemError } from "../lib/errors.ts";
import { formatBytes, formatCounted } from "../lib/format-number.ts";
import type { LineRange } from "../lib/line-range.ts";
import { noOutputQuery, sameOutputQuery } from "../lib/output-query.ts";
import { useCopy } from "../lib/use-copy.ts";
import { useDraft } from "../lib/use-draft.ts";
import { usePreference } from "../lib/use-preference.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { CutNote } from "./cut-note.tsx";
import { LinesBar } from "./lines-bar.tsx";
import classes from "./loaded-output.module.css";
import type { OutputState } from "./output-client.ts";
import { OutputFrame } from "./output-frame.tsx";
import { OutputLines } from "./output-lines.tsx";
import type { OutputSource } from "./output-source.ts";
import { OutputTools } from "./output-tools.tsx";
import type { OutputPlace } from "./output-viewer.tsx";
import type { ViewMode } from "./protocol.ts";
import { SearchBar } from "./search-bar.tsx";
import { useHits } from "./use-hits.ts";
import { useLineSelection } from "./use-line-selection.ts";
import { useOutput } from "./use-output.ts";
import { useRevealLines } from "./use-reveal-lines.ts";
import { useScroller } from "./use-row-scroller.ts";

function factsOf({ progress, failure }: OutputState, expectedBytes: number): string {
  const lines = formatCounted(progress.lines, "line");
  if (progress.done) return `${formatBytes(progress.bytes)} · ${lines}`;
  if (failure !== null) return progress.lines === 0 ? "" : `Broke off after ${lines}`;
  return `${formatBytes(progress.bytes)} of ${formatBytes(expectedBytes)} · ${lines} so far`;
}

/** An output that has text: reads it, and shows it while it still comes. */
export function LoadedOutput(props: {
  source: OutputSource;
  stream: StreamName;
  summary: StreamSummary;
  label: string;
  place: OutputPlace;
  onRetry: () => void;
}) {
  const { source, stream, summary, label, place } = props;
  const { client, state } = useOutput(source.url);
  const { progress, failure } = state;
  const scroller = useScroller();
  const [wrap, setWrap] = usePreference("output.wrap", z.boolean(), true);
  const [mode, setMode] = useState<ViewMode>("shown");
  const [bar, setBar] = useState<"search" | "lines" | null>(null);
  const { outcome, copy } = useCopy(label);
  const frame = useRef<HTMLElement>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const linesInput = useRef<HTMLInputElement>(null);

  const selection = useLineSelection(place.lines, place.onLinesChange);
  useRevealLines(selection, { client, state, scroller, mode });

  const given = place.search ?? noOutputQuery;
  const [query, setQuery] = useDraft(given, place.onSearchChange, sameOutputQuery);
  // What is looked for on the page is looked for in here: the bar opens with it, and with every change of it.
  const [opened, setOpened] = useState("");
  if (given.text !== opened) {
    setOpened(given.text);
    if (given.text !== "") setBar("search");
  }
  const isSearching = bar === "search" && query.text !== "";
  const { current, step } = useHits({
    client,
    state,
    scroller,
    mode,
    query: isSearching ? query : null,
    startLine: place.lines?.from ?? null,
  });

  const [focusBar, setFocusBar] = useState(0);
  useEffect(() => {
    if (focusBar === 0) return;
    searchInput.current?.focus();
    searchInput.current?.select();
    linesInput.current?.focus();
    linesInput.current?.select();
  }, [focusBar]);

  function open(which: "search" | "lines"): void {
    setBar(which);
    setFocusBar(focusBar + 1);
  }

  function close(): void {
    setBar(null);
    frame.current?.querySelector<HTMLElement>('[role="log"]')?.focus({ preventScroll: true });
  }

  function toggle(which: "search" | "lines"): void {
    if (bar === which) close();
    else open(which);
  }

  function toggleMode(): void {
    client?.prepare("sent");
    setMode(mode === "shown" ? "sent" : "shown");
  }

  function copyText(): void {
    void client?.copy(mode, selection.range).then(copy);
  }

  function goTo(range: LineRange | null): void {
    selection.set(range);
    if (range === null) return;
    void client?.rowOf(mode, range.from - 1).then((row) => scroller.reveal(row));
  }

  function onFrameKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const isModified = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (isModified && event.key.toLowerCase() === "f" && progress.lines > 0) {
      event.preventDefault();
      event.stopPropagation();
      open("search");
    }
    if (event.key === "Escape" && bar !== null) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  }

  function onLinesKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.target !== event.currentTarget || event.altKey) return;
    const { range } = selection;
    const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "c";
    // Text selected with the pointer is the browser's to copy.
    if (isCopy && range !== null && progress.done && document.getSelection()?.isCollapsed !== false) {
      event.preventDefault();
      copyText();
    }
    if (event.ctrlKey || event.metaKey) return;
    if (event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const top = (client?.row(mode, scroller.topRow())?.line ?? 0) + 1;
      const line = selection.move(event.key === "ArrowDown" ? 1 : -1, top, progress.lines);
      void client?.rowOf(mode, line - 1).then((row) => scroller.reveal(row));
    }
    if (event.key === "Escape" && range !== null && bar === null) {
      event.preventDefault();
      event.stopPropagation();
      selection.set(null);
    }
  }

  if (failure instanceof ProblemError && failure.problem.code === "OUTPUT_NOT_FOUND") {
    return <OutputFrame stream={stream} label={label} facts="No output" />;
  }
  return (
    <OutputFrame
      frameRef={frame}
      stream={stream}
      label={label}
      facts={factsOf(state, summary.bytes)}
      onKeyDown={onFrameKeyDown}
      tools={
        <OutputTools
          stream={stream}
          source={source}
          bytes={summary.bytes}
          canShowSent={progress.done && progress.controls}
          mode={mode}
          onToggleMode={toggleMode}
          wrap={wrap}
          onToggleWrap={() => setWrap(!wrap)}
          selected={selection.range}
          copied={outcome}
          onCopy={progress.done ? copyText : null}
          isSearchOpen={bar === "search"}
          onSearch={() => toggle("search")}
          areLinesOpen={bar === "lines"}
          onLines={() => toggle("lines")}
        />
      }
    >
      {!progress.done && failure === null && (
        <div className={classes.track} aria-hidden>
          <div
            className={classes.bar}
            style={{ transform: `scaleX(${Math.min(1, progress.bytes / summary.bytes)})` }}
          />
        </div>
      )}
      {bar === "search" && (
        <SearchBar
          label={label}
          query={query}
          onQueryChange={setQuery}
          state={state}
          current={current}
          onStep={step}
          onClose={close}
          inputRef={searchInput}
        />
      )}
      {bar === "lines" && (
        <LinesBar
          label={label}
          range={selection.range}
          lines={progress.lines}
          onGo={goTo}
          onClose={close}
          inputRef={linesInput}
        />
      )}
      {progress.cutSign !== null && <CutNote sign={progress.cutSign} />}
      {failure !== null && <ProblemNotice error={failure} onRetry={props.onRetry} />}
      {client !== null && (failure === null || progress.lines > 0) && (
        <OutputLines
          client={client}
          state={state}
          scroller={scroller}
          mode={mode}
          wrap={wrap}
          label={label}
          expectedLines={summary.lines}
          selected={selection.range}
          current={current}
          onPickLine={selection.pick}
          onKeyDown={onLinesKeyDown}
        />
      )}
    </OutputFrame>
  );
}
