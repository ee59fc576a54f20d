import type { StreamName, StreamSummary } from "@command-history/contract";
import * as z from "zod/mini";
import { ProblemError } from "../lib/errors.ts";
import { formatBytes, formatCounted } from "../lib/format-number.ts";
import { usePreference } from "../lib/use-preference.ts";
import { HiddenNote } from "../ui/hidden-note.tsx";
import { NotRevealedNote } from "../ui/not-revealed-note.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { CutNote } from "./cut-note.tsx";
import { LinesBar } from "./lines-bar.tsx";
import { LinesNote } from "./lines-note.tsx";
import classes from "./loaded-output.module.css";
import type { OutputState } from "./output-client.ts";
import { OutputFrame } from "./output-frame.tsx";
import { OutputLines } from "./output-lines.tsx";
import type { OutputSource } from "./output-source.ts";
import { OutputTools } from "./output-tools.tsx";
import type { StreamPlace } from "./output-viewer.tsx";
import { SearchBar } from "./search-bar.tsx";
import { useReader } from "./use-reader.ts";

/** `trueBytes`: as in `OutputClient`, of the text on display, which can be older than its summary. */
function factsOf(
  { progress, failure }: OutputState,
  expectedBytes: number,
  trueBytes: number | null,
): string {
  const lines = formatCounted(progress.lines, "line");
  if (progress.done) return `${formatBytes(trueBytes ?? progress.bytes)} · ${lines}`;
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
  const reader = useReader(props);
  const { client, state, bars, selection, mode, isMissing, growth } = reader;
  const { progress, failure } = state;
  const [wrap, setWrap] = usePreference("output.wrap", z.boolean(), true);

  if (failure instanceof ProblemError && failure.problem.code === "OUTPUT_NOT_FOUND") {
    return <OutputFrame stream={stream} label={label} facts="No output" />;
  }
  return (
    <OutputFrame
      frameRef={bars.frameRef}
      canTakeFocus={props.takesFocus}
      stream={stream}
      label={label}
      facts={factsOf(state, summary.bytes, client?.trueBytes ?? null)}
      onKeyDown={reader.onFrameKeyDown}
      tools={
        isMissing ? undefined : (
          <OutputTools
            stream={stream}
            source={source}
            summary={summary}
            canShowSent={progress.done && progress.controls}
            mode={mode}
            onToggleMode={reader.toggleMode}
            wrap={wrap}
            onToggleWrap={() => setWrap(!wrap)}
            selected={selection.range}
            copied={reader.copied}
            onCopy={progress.done ? reader.copyText : null}
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
          query={reader.query}
          onQueryChange={reader.setQuery}
          state={state}
          current={reader.current}
          isRefusalTold={place.isRefusalTold}
          onStep={reader.step}
          onClose={bars.close}
          inputRef={bars.inputRef}
        />
      )}
      {bars.open === "lines" && !isMissing && (
        <LinesBar
          label={label}
          range={selection.range}
          lines={progress.lines}
          onGo={reader.goTo}
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
      {failure !== null && (
        <ProblemNotice error={failure} needsRetry={!reader.isRetriedOnline} onRetry={reader.retry} />
      )}
      {failure === null && growth.failure !== null && (
        <ProblemNotice
          error={growth.failure}
          incomplete={`This output has gone on, and what is new could not be ${growth.isRead ? "searched" : "read"}`}
          onRetry={reader.retryGrowth}
        />
      )}
      {isMissing && reason !== null && <NotRevealedNote onKeepHidden={() => props.onReveal(null)} />}
      {client !== null && !isMissing && (
        <OutputLines
          client={client}
          state={state}
          scroller={reader.scroller}
          mode={mode}
          wrap={wrap}
          label={label}
          expectedLines={summary.lines}
          selected={selection.range}
          current={reader.current}
          onPickLine={selection.pick}
          onKeyDown={reader.onLinesKeyDown}
        />
      )}
    </OutputFrame>
  );
}
