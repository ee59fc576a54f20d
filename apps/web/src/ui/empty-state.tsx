import type { ReactNode } from "react";
import classes from "./empty-state.module.css";

/** What stands where results would be: one line on what is so, one on why, and a way out. */
export function EmptyState(props: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{props.title}</p>
      {props.children !== undefined && <div className={classes.text}>{props.children}</div>}
      {props.action !== undefined && <div className={classes.actions}>{props.action}</div>}
    </div>
  );
}
