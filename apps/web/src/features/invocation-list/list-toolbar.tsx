import { IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useShortcuts } from "../../lib/shortcuts.ts";
import { CopyLinkButton } from "../../ui/copy-link-button.tsx";
import { ToolButton } from "../../ui/tool-button.tsx";
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
  useShortcuts("This page", [{ keys: null, title: "Refresh", run: onRefresh }]);
  return (
    <div className={classes.toolbar}>
      {children}
      <span className={classes.spacer} />
      <ToolButton icon={IconRefresh} word="Refresh" busy={refreshing} onClick={onRefresh} />
      {tools}
      <CopyLinkButton />
    </div>
  );
}
