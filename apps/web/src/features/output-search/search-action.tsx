import type { ReactNode } from "react";
import classes from "./output-search.module.css";

/** Something to do about a search, as small as its words. */
export function SearchAction(props: { expanded?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={classes.action} aria-expanded={props.expanded} onClick={props.onClick}>
      {props.children}
    </button>
  );
}
