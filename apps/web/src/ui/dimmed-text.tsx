import { type Ignorable, type InstanceContext, ignoredRanges } from "@command-history/output";
import type { ReactNode } from "react";
import { visibleText } from "../lib/visible-text.ts";
import classes from "./dimmed-text.module.css";

/** A line of output in which what is ignored is dimmed. */
export function DimmedText(props: {
  text: string;
  ignored: readonly Ignorable[];
  context: InstanceContext;
  className?: string | undefined;
}) {
  const { text } = props;
  const parts: ReactNode[] = [];
  let end = 0;
  for (const { from, to } of ignoredRanges(text, new Set(props.ignored), props.context)) {
    parts.push(visibleText(text.slice(end, from)));
    parts.push(
      <span key={from} className={classes.ignored} title="Ignored">
        {visibleText(text.slice(from, to))}
      </span>,
    );
    end = to;
  }
  parts.push(visibleText(text.slice(end)));
  return <bdi className={props.className}>{parts}</bdi>;
}
