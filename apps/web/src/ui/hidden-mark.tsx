import classes from "./hidden-mark.module.css";

/** The mark that stands in a text in place of a secret, `[hidden: password]`. */
export function HiddenMark({ mark }: { mark: string }) {
  return <span className={classes.mark}>{mark}</span>;
}
