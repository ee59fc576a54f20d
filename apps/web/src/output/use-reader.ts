import type { StreamSummary } from "@command-history/contract";
import { type KeyboardEvent, useState } from "react";
import { ConnectionError } from "../lib/errors.ts";
import type { LineRange } from "../lib/line-range.ts";
import { sameOutputQuery } from "../lib/output-query.ts";
import { useShortcuts } from "../lib/shortcuts.ts";
import { useCopy } from "../lib/use-copy.ts";
import { useDraft } from "../lib/use-draft.ts";
import { useRetryOnline } from "../lib/use-retry-online.ts";
import { frameKeys, lineKeys, listedKeys } from "./output-keys.ts";
import type { OutputSource } from "./output-source.ts";
import type { StreamPlace } from "./output-viewer.tsx";
import type { ViewMode } from "./protocol.ts";
import { useFocusOnArrival } from "./use-focus-on-arrival.ts";
import { useHits } from "./use-hits.ts";
import { useLineSelection } from "./use-line-selection.ts";
import { isMissing as isTextMissing, useOutput } from "./use-output.ts";
import { useOutputBars } from "./use-output-bars.ts";
import { useRevealLines } from "./use-reveal-lines.ts";
import { useScroller } from "./use-row-scroller.ts";

/** What is read of an output, and what its reader does with it: where they are, what they select, look for and copy. */
export function useReader(input: {
  source: OutputSource;
  summary: StreamSummary;
  label: string;
  place: StreamPlace;
  reason: string | null;
  takesFocus: boolean;
  onRetry: (options: { hadFocus: boolean }) => void;
}) {
  const { source, summary, place, reason } = input;
  const scroller = useScroller();
  const [mode, setMode] = useState<ViewMode>("shown");
  const [draft, setQuery] = useDraft(place.search, place.onSearchChange, sameOutputQuery);
  const bars = useOutputBars(place.search.text);
  const query = bars.open === "search" && draft.text !== "" ? draft : null;
  const { client, state, growth, readGrowth } = useOutput(
    {
      url: reason === null ? source.urlAsOf(summary.sha256) : source.revealUrl,
      reason,
      trueBytes: reason === null && summary.masks > 0 ? summary.bytes : null,
      version: summary.sha256,
    },
    { mode, scroller, query },
  );
  const { progress, failure } = state;
  useShortcuts("Within an output", listedKeys);
  const isMissing = isTextMissing(state);
  // What has come is not taken from its reader, and hidden text is shown only on a viewer's word.
  const isRetriedOnline = isMissing && reason === null && failure instanceof ConnectionError;
  const { outcome, copy } = useCopy(input.label);

  const { repeatedArrivals } = place;
  const selection = useLineSelection(place.lines, place.onLinesChange, repeatedArrivals);
  useRevealLines(selection, { client, state, scroller, mode, repeatedArrivals });

  useFocusOnArrival(bars.frameRef, input.takesFocus);
  useRetryOnline(isRetriedOnline ? retry : null);
  const { current, step } = useHits({
    client,
    state,
    scroller,
    mode,
    query,
    startLine: place.lines !== null && !selection.isOwn(place.lines) ? place.lines.from : null,
    repeatedArrivals,
  });

  function retry(): void {
    input.onRetry({ hadFocus: bars.frameRef.current?.contains(document.activeElement) ?? false });
  }

  function retryGrowth(): void {
    // What asked for it goes as that begins, and the text stays.
    bars.frameRef.current?.querySelector<HTMLElement>('[role="log"]')?.focus({ preventScroll: true });
    readGrowth();
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

  return {
    client,
    state,
    isMissing,
    isRetriedOnline,
    retry,
    growth,
    retryGrowth,
    scroller,
    mode,
    toggleMode,
    selection,
    goTo,
    copied: outcome,
    copyText,
    query: draft,
    setQuery,
    bars,
    current,
    step,
    onFrameKeyDown,
    onLinesKeyDown,
  };
}
