import { type ReactNode, useLayoutEffect, useRef } from "react";
import classes from "./empty-state.module.css";

/** What stands where results would be: one line on what is so, one on why, and a way out. */
export function EmptyState(props: { title: string; children?: ReactNode; action?: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);

  // The way out goes as soon as it is taken. The focus stays in the section around, and is not lost with its button.
  useLayoutEffect(() => {
    const element = frame.current;
    const section = element?.closest<HTMLElement>('[tabindex="-1"]');
    return () => {
      if (element?.contains(document.activeElement)) section?.focus();
    };
  }, []);

  return (
    <div ref={frame} className={classes.empty}>
      <p className={classes.title}>{props.title}</p>
      {props.children !== undefined && <div className={classes.text}>{props.children}</div>}
      {props.action !== undefined && <div className={classes.actions}>{props.action}</div>}
    </div>
  );
}
