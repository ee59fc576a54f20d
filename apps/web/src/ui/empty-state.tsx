import { type FocusEvent, type ReactNode, useLayoutEffect, useRef } from "react";
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
  const focused = useRef<Element>(null);

  // The way out goes as soon as it is taken. The focus stays in the section around, and is not lost with its button.
  useLayoutEffect(() => {
    const element = frame.current;
    const section = element?.closest<HTMLElement>('[tabindex="-1"]');
    return () => {
      if (element?.contains(document.activeElement)) section?.focus();
    };
  }, []);

  // The same where a button alone goes, and the rest stays.
  useLayoutEffect(() => {
    if (focused.current === null || focused.current.isConnected) return;
    focused.current = null;
    frame.current?.closest<HTMLElement>('[tabindex="-1"]')?.focus();
  });

  function noteFocus({ type, target }: FocusEvent): void {
    // React tells of no button that it takes away itself.
    focused.current = type === "focus" ? target : null;
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only looks where the focus is
    <div ref={frame} className={classes.empty} onFocus={noteFocus} onBlur={noteFocus}>
      <Title className={classes.title}>{props.title}</Title>
      {props.children !== undefined && <div className={classes.text}>{props.children}</div>}
      {props.action !== undefined && <div className={classes.actions}>{props.action}</div>}
    </div>
  );
}
