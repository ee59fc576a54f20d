import type { ReactNode } from "react";
import { CopyLinkButton } from "../../ui/copy-link-button.tsx";
import { RefreshButton } from "../../ui/refresh-button.tsx";
import classes from "./toolbar.module.css";

interface ListToolbarProps {
  /** Fields and words on the left. */
  readonly children: ReactNode;
  /** Between Refresh and Copy link. */
  readonly tools: ReactNode;
  readonly refreshing: boolean;
  readonly onRefresh: () => void;
}

/** What acts on the rows at hand. */
export function ListToolbar({ children, tools, refreshing, onRefresh }: ListToolbarProps) {
  return (
    <div className={classes.toolbar}>
      {children}
      <span className={classes.spacer} />
      <RefreshButton busy={refreshing} onClick={onRefresh} />
      {tools}
      <CopyLinkButton />
    </div>
  );
}
