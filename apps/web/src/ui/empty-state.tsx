import { type ReactNode, useRef } from "react";
import { useFocusNearby } from "../lib/use-focus-nearby.ts";
import classes from "./empty-state.module.css";

/** What stands where results would be: one line on what is so, one on why, and a way out. */
export function EmptyState(props: {
  title: string;
  /** The page has nothing else. */
  wholePage?: boolean;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const Title = props.wholePage ? "h1" : "p";
  const frame = useRef<HTMLDivElement>(null);
  // The way out goes as soon as it is taken.
  const noteFocus = useFocusNearby(frame, { toNeighbour: false });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only looks where the focus is
    <div ref={frame} className={classes.empty} onFocus={noteFocus} onBlur={noteFocus}>
      <Title className={classes.title}>{props.title}</Title>
      {props.children !== undefined && <div className={classes.text}>{props.children}</div>}
      {props.action !== undefined && <div className={classes.actions}>{props.action}</div>}
    </div>
  );
}
