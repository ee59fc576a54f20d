import { markPattern } from "@command-history/contract";
import type { MatchRange, Segment } from "@command-history/output";
import { Fragment, memo, type ReactNode } from "react";
import { HiddenMark } from "../ui/hidden-mark.tsx";
import { hyphenedWords } from "./hyphened-words.ts";
import { markSegments } from "./mark-segments.ts";
import classes from "./output-row.module.css";
import { segmentColours } from "./segment-style.ts";

/**
 * What the text holds in place of characters that act or hide, control pictures and code points, and in place of
 * secrets.
 */
const symbols = new RegExp(String.raw`[\u2400-\u2421]|⟦U\+[0-9A-F]{4,6}⟧|${markPattern.source}`, "g");

/** Text in which the browser finds no place for a line break within a word. */
function wholeWords(text: string): ReactNode {
  const words = hyphenedWords(text);
  if (words.length === 0) return text;
  let end = 0;
  const parts: ReactNode[] = [];
  for (const { from, to } of words) {
    parts.push(
      text.slice(end, from),
      <span key={from} className={classes.whole}>
        {text.slice(from, to)}
      </span>,
    );
    end = to;
  }
  parts.push(text.slice(end));
  return parts;
}

function textWithSymbols(text: string): ReactNode {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(symbols)) {
    parts.push(<Fragment key={`text ${end}`}>{wholeWords(text.slice(end, match.index))}</Fragment>);
    end = match.index + match[0].length;
    const [symbol, hiddenKind] = match;
    parts.push(
      hiddenKind === undefined ? (
        <span key={end} className={classes.symbol} title="A control character, shown as a symbol">
          {symbol}
        </span>
      ) : (
        <HiddenMark key={end} mark={symbol} />
      ),
    );
  }
  if (end === 0) return wholeWords(text);
  parts.push(<Fragment key="rest">{wholeWords(text.slice(end))}</Fragment>);
  return parts;
}

function segmentTitle({ style, href }: Segment): string | undefined {
  // The address came from the output, which anyone may have written: it can be read, not followed.
  if (href !== undefined) return `Link to ${href}`;
  return style?.hidden ? "Sent as hidden text" : undefined;
}

/** `inHit`: on the ground of a hit, whose own colour of text is readable there. */
function OutputSegment({ segment, inHit }: { segment: Segment; inHit: boolean }) {
  const { text, style, href } = segment;
  if (style === null && href === undefined) return textWithSymbols(text);
  return (
    <span
      title={segmentTitle(segment)}
      data-bold={style?.bold}
      // A colour made dimmer could not be read: only text without one is dimmed.
      data-dim={style?.foreground === undefined && !inHit ? style?.dim : undefined}
      data-italic={style?.italic}
      data-underline={style?.underline}
      data-strikethrough={style?.strikethrough}
      data-hidden={style?.hidden}
      data-link={href === undefined ? undefined : true}
      style={style === null || inHit ? undefined : segmentColours(style)}
    >
      {textWithSymbols(text)}
    </span>
  );
}

function segmentViews(segments: readonly Segment[], inHit = false): ReactNode[] {
  let start = 0;
  return segments.map((segment) => {
    const key = start;
    start += segment.text.length;
    return <OutputSegment key={key} segment={segment} inHit={inHit} />;
  });
}

function markedViews(
  segments: readonly Segment[],
  marks: readonly MatchRange[],
  current: MatchRange | null,
): ReactNode[] {
  return markSegments(segments, marks, current).map(({ from, segments: stretch, mark }) =>
    mark === "none" ? (
      <span key={from}>{segmentViews(stretch)}</span>
    ) : (
      <mark key={from} className={classes.hit} data-current={mark === "current" || undefined}>
        {segmentViews(stretch, true)}
      </mark>
    ),
  );
}

const noMarks: readonly MatchRange[] = [];

/**
 * One row of output: the number of its line, which is never copied, and its text. `line` counts from 1 and is null
 * while the row is on its way; a row that continues a long line shows a mark in place of the number.
 */
export const OutputRowView = memo(function OutputRowView(props: {
  line: number | null;
  continues: boolean;
  segments: readonly Segment[];
  marks?: readonly MatchRange[] | undefined;
  /** The hit that the reader has come to, when it is on this row. */
  current: MatchRange | null;
  /** Whether its line is one of those selected. */
  selected: boolean;
}) {
  const { line, segments, marks = noMarks, current } = props;
  return (
    <div className={classes.row} data-selected={props.selected || undefined}>
      <span className={classes.number} aria-hidden data-line={line ?? undefined}>
        {props.continues ? "↳" : line}
      </span>
      <span className={classes.text}>
        {marks.length === 0 && current === null
          ? segmentViews(segments)
          : markedViews(segments, marks, current)}
      </span>
    </div>
  );
});
