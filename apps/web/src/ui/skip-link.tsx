import { contentId } from "../lib/content-id.ts";
import classes from "./skip-link.module.css";

/** A link that shows when it has the focus, and takes the focus to the element with the ID `target`, or else to the page's own part. */
export function SkipLink({ target, children }: { target: string; children: string }) {
  return (
    <a
      className={classes.link}
      href={`#${target}`}
      onClick={(event) => {
        // The URL is the page's state; a place to skip to is no part of it.
        event.preventDefault();
        (document.getElementById(target) ?? document.getElementById(contentId))?.focus();
      }}
    >
      {children}
    </a>
  );
}
