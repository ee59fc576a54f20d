import type { StreamName } from "@command-history/contract";
import type { KeyboardEvent, ReactNode, Ref } from "react";
import classes from "./output-frame.module.css";
import palette from "./palette.module.css";

/** An output's header, with the stream's name, what is known of it, and tools; and its text below, if any. */
export function OutputFrame(props: {
  stream: StreamName;
  label: string;
  facts: ReactNode;
  tools?: ReactNode;
  children?: ReactNode;
  frameRef?: Ref<HTMLElement>;
  /** The focus can be put on it, though not by Tab. */
  canTakeFocus?: boolean;
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
}) {
  return (
    <section
      ref={props.frameRef}
      className={`${classes.frame} ${palette.palette}`}
      aria-label={props.label}
      tabIndex={props.canTakeFocus ? -1 : undefined}
      onKeyDown={props.onKeyDown}
    >
      <header className={classes.header}>
        <span className={classes.stream}>{props.stream}</span>
        <span className={classes.facts}>{props.facts}</span>
        {props.tools !== undefined && <span className={classes.tools}>{props.tools}</span>}
      </header>
      {props.children}
    </section>
  );
}
