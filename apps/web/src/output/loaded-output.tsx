import type { StreamName, StreamSummary } from "@command-history/contract";
import { type KeyboardEvent, useState } from "react";
import * as z from "zod/mini";
import { ConnectionError, ProblemError } from "../lib/errors.ts";
import { formatBytes, formatCounted } from "../lib/format-number.ts";
import type { LineRange } from "../lib/line-range.ts";
import { sameOutputQuery } from "../lib/output-query.ts";
import { useShortcuts } from "../lib/shortcuts.ts";
import { useCopy } from "../lib/use-copy.ts";
import { useDraft } from "../lib/use-draft.ts";
import { usePreference } from "../lib/use-preference.ts";
import { useRetryOnline } from "../lib/use-retry-online.ts";
import { HiddenNote } from "../ui/hidden-note.tsx";
import { NotRevealedNote } from "../ui/not-revealed-note.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { CutNote } from "./cut-note.tsx";
import { LinesBar } from "./lines-bar.tsx";
import { LinesNote } from "./lines-note.tsx";
import classes from "./loaded-output.module.css";
import type { OutputState } from "./output-client.ts";
import { OutputFrame } from "./output-frame.tsx";
import { frameKeys, lineKeys, listedKeys } from "./output-keys.ts";
import { OutputLines } from "./output-lines.tsx";
import type { OutputSource } from "./output-source.ts";
import { OutputTools } from "./output-tools.tsx";
import type { StreamPlace } from "./output-viewer.tsx";
import type { ViewMode } from "./protocol.ts";
import { SearchBar } from "./search-bar.tsx";
import { useFocusOnArrival } from "./use-focus-on-arrival.ts";
import { useHits } from "./use-hits.ts";
import { useLineSelection } from "./use-line-selection.ts";
import { useOutput } from "./use-output.ts";
import { useOutputBars } from "./use-output-bars.ts";
import { useRevealLines } from "./use-reveal-lines.ts";
import { useScroller } from "./use-row-scroller.ts";

function factsOf({ progress, failure }: OutputState, { bytes: expectedBytes, masks }: StreamSummary): string {
  const lines = formatCounted(progress.lines, "line");
  // With secrets hidden, what came is not as long as what was written.
  const bytes = masks === 0 ? progress.bytes : expectedBytes;
  if (progress.done) return `${formatBytes(bytes)} · ${lines}`;
  if (failure !== null) return progress.lines === 0 ? "" : `Broke off after ${lines}`;
  return `${formatBytes(progress.bytes)} of ${formatBytes(expectedBytes)} · ${lines} so far`;
}

/** An output that has text: reads it, and shows it while it still comes. */
export function LoadedOutput(props: {
  source: OutputSource;
  stream: StreamName;
  summary: StreamSummary;
  label: string;
  place: StreamPlace;
  /** Why nothing is to be hidden; null: secrets are. */
  reason: string | null;
  onReveal: (reason: string | null) => void;
  /** Takes the focus as it comes. */
  takesFocus: boolean;
  /** `hadFocus`: the focus is within what is then taken away. */
  onRetry: (options: { hadFocus: boolean }) => void;
}) {
  const { source, stream, summary, label, place, reason } = props;
  const { client, state } = useOutput(
    reason === null ? source.url : source.revealUrl,
    reason,
    reason === null && summary.masks > 0 ? summary.bytes : null,
  );
  const { progress, failure } = state;
  useShortcuts("Within an output", listedKeys);
  // There is nothing to search, select or take away.
  const isMissing = failure !== null && progress.lines === 0;
  // What has come is not taken from its reader, and hidden text is shown only on a viewer's word.
  const isRetriedOnline = isMissing && reason === null && failure instanceof ConnectionError;
  const scroller = useScroller();
  const [wrap, setWrap] = usePreference("output.wrap", z.boolean(), true);
  const [mode, setMode] = useState<ViewMode>("shown");
  const { outcome, copy } = useCopy(label);

  const selection = useLineSelection(place.lines, place.onLinesChange);
  useRevealLines(selection, { client, state, scroller, mode });

  const [query, setQuery] = useDraft(place.search, place.onSearchChange, sameOutputQuery);
  const bars = useOutputBars(place.search.text);
  useFocusOnArrival(bars.frameRef, props.takesFocus);
  useRetryOnline(isRetriedOnline ? retry : null);
  const isSearching = bars.open === "search" && query.text !== "";
  const { current, step } = useHits({
    client,
    state,
    scroller,
    mode,
    query: isSearching ? query : null,
    startLine: place.lines?.from ?? null,
  });

  function retry(): void {
    props.onRetry({ hadFocus: bars.frameRef.current?.contains(document.activeElement) ?? false });
  }

  function toggleMode(): void {
    client?.prepare("sent");
    setMode(mode === "shown" ? "sent" : "shown");
  }

  function copyText(): void {
    void client?.copy(mode, selection.range).then(copy);
  }

  function reveal(line: number): void {
    void client?.rowOf(mode, line - 1).then((row) => scroller.reveal(row));
  }

  function goTo(range: LineRange | null): void {
    selection.set(range);
    if (range !== null) reveal(range.from);
  }

  function extendSelection(by: 1 | -1): void {
    const topLine = (client?.row(mode, scroller.topRow())?.line ?? 0) + 1;
    reveal(selection.move(by, topLine, progress.lines));
  }

  function onFrameKeyDown(event: KeyboardEvent): void {
    if (isMissing) return;
    frameKeys(event, { isOpen: bars.open !== null, search: () => bars.show("search"), close: bars.close });
  }

  function onLinesKeyDown(event: KeyboardEvent): void {
    const isSelected = selection.range !== null;
    lineKeys(event, {
      extend: extendSelection,
      copy: isSelected && progress.done ? copyText : null,
      clear: isSelected && bars.open === null ? () => selection.set(null) : null,
    });
  }

  if (failure instanceof ProblemError && failure.problem.code === "OUTPUT_NOT_FOUND") {
    return <OutputFrame stream={stream} label={label} facts="No output" />;
  }
  return (
    <OutputFrame
      frameRef={bars.frameRef}
      canTakeFocus={props.takesFocus}
      stream={stream}
      label={label}
      facts={factsOf(state, summary)}
      onKeyDown={onFrameKeyDown}
      tools={
        isMissing ? undefined : (
          <OutputTools
            stream={stream}
            source={source}
            bytes={summary.bytes}
            masks={summary.masks}
            canShowSent={progress.done && progress.controls}
            mode={mode}
            onToggleMode={toggleMode}
            wrap={wrap}
            onToggleWrap={() => setWrap(!wrap)}
            selected={selection.range}
            copied={outcome}
            onCopy={progress.done ? copyText : null}
            isSearchOpen={bars.open === "search"}
            onSearch={() => bars.toggle("search")}
            areLinesOpen={bars.open === "lines"}
            onLines={() => bars.toggle("lines")}
          />
        )
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
      {bars.open === "search" && !isMissing && (
        <SearchBar
          label={label}
          query={query}
          onQueryChange={setQuery}
          state={state}
          current={current}
          isRefusalTold={place.isRefusalTold}
          onStep={step}
          onClose={bars.close}
          inputRef={bars.inputRef}
        />
      )}
      {bars.open === "lines" && !isMissing && (
        <LinesBar
          label={label}
          range={selection.range}
          lines={progress.lines}
          onGo={goTo}
          onClose={bars.close}
          inputRef={bars.inputRef}
        />
      )}
      {summary.masks > 0 && !isMissing && (
        <HiddenNote
          masks={summary.masks}
          label={label}
          hasCopies
          isRevealed={reason !== null}
          onReveal={props.onReveal}
          onHide={() => props.onReveal(null)}
        />
      )}
      {progress.done && selection.range !== null && (
        <LinesNote range={selection.range} lines={progress.lines} />
      )}
      {progress.cutSign !== null && <CutNote sign={progress.cutSign} />}
      {failure !== null && <ProblemNotice error={failure} needsRetry={!isRetriedOnline} onRetry={retry} />}
      {isMissing && reason !== null && <NotRevealedNote onKeepHidden={() => props.onReveal(null)} />}
      {client !== null && !isMissing && (
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
