import type { SearchLine } from "@command-history/contract";
import type { ReactNode } from "react";
import { formatCount } from "../../lib/format-number.ts";
import classes from "./output-search.module.css";

function markedText({ text, ranges }: SearchLine): ReactNode[] {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const [from, to] of ranges) {
    parts.push(text.slice(done, from));
    parts.push(
      <mark key={from} className={classes.mark}>
        {text.slice(from, to)}
      </mark>,
    );
    done = to;
  }
  parts.push(text.slice(done));
  return parts;
}

/** Where a line with hits is: "stderr 12". */
export function placeOf({ stream, line }: SearchLine): string {
  return `${stream} ${formatCount(line)}`;
}

/**
 * A line with hits; it opens the output there. `isOpen`: it is the one that was opened. `onOpen` null: the instance has no
 * ID to ask for.
 */
export function HitLine(props: { hit: SearchLine; isOpen: boolean; onOpen: (() => void) | null }) {
  const { hit, isOpen, onOpen } = props;
  const content = (
    <>
      <span className={classes.place}>{placeOf(hit)}</span>
      <bdi className={classes.text}>
        {hit.cutBefore && "…"}
        {markedText(hit)}
        {hit.cutAfter && "…"}
      </bdi>
    </>
  );
  if (onOpen === null) return <span className={classes.line}>{content}</span>;
  return (
    <button
      type="button"
      data-printed
      className={classes.line}
      aria-current={isOpen || undefined}
      onClick={onOpen}
    >
      {content}
    </button>
  );
}
