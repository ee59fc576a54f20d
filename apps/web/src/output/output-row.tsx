import type { Segment } from "@command-history/output";
import { memo, type ReactNode } from "react";
import classes from "./output-row.module.css";
import { segmentColours } from "./segment-style.ts";

/** What the text holds in place of characters that act or hide: control pictures and code points. */
const symbols = /[\u2400-\u2421]|⟦U\+[0-9A-F]{4,6}⟧/g;

function textWithSymbols(text: string): ReactNode {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(symbols)) {
    parts.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    parts.push(
      <span key={end} className={classes.symbol} title="A control character, shown as a symbol">
        {match[0]}
      </span>,
    );
  }
  if (end === 0) return text;
  parts.push(text.slice(end));
  return parts;
}

function segmentTitle({ style, href }: Segment): string | undefined {
  // The address came from the output, which anyone may have written: it can be read, not followed.
  if (href !== undefined) return `Link to ${href}`;
  return style?.hidden ? "Sent as hidden text" : undefined;
}

function OutputSegment({ segment }: { segment: Segment }) {
  const { text, style, href } = segment;
  if (style === null && href === undefined) return textWithSymbols(text);
  return (
    <span
      title={segmentTitle(segment)}
      data-bold={style?.bold}
      // A colour made dimmer could not be read: only text without one is dimmed.
      data-dim={style?.foreground === undefined ? style?.dim : undefined}
      data-italic={style?.italic}
      data-underline={style?.underline}
      data-strikethrough={style?.strikethrough}
      data-hidden={style?.hidden}
      data-link={href === undefined ? undefined : true}
      style={style === null ? undefined : segmentColours(style)}
    >
      {textWithSymbols(text)}
    </span>
  );
}

function segmentViews(segments: readonly Segment[]): ReactNode[] {
  let start = 0;
  return segments.map((segment) => {
    const key = start;
    start += segment.text.length;
    return <OutputSegment key={key} segment={segment} />;
  });
}

/**
 * One row of output: its line number, which is never selected nor copied, and its text. `number` is a
 * mark instead on the rows that continue a long line.
 */
export const OutputRowView = memo(function OutputRowView(props: {
  number: string;
  segments: readonly Segment[];
}) {
  return (
    <div className={classes.row}>
      <span className={classes.number} aria-hidden>
        {props.number}
      </span>
      <span className={classes.text}>{segmentViews(props.segments)}</span>
    </div>
  );
});
