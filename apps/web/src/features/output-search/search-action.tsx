import type { ReactNode } from "react";
import classes from "./output-search.module.css";

/** Something to do about a search, as small as its words. */
export function SearchAction(props: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={classes.action} onClick={props.onClick}>
      {props.children}
    </button>
  );
}
