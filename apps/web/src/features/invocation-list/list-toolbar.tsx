import { Button } from "@mantine/core";
import { IconLink, IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useCopy } from "../../lib/use-copy.ts";
import classes from "./toolbar.module.css";

interface ListToolbarProps {
  /** Fields and words on the left. */
  readonly children: ReactNode;
  readonly columnChooser: ReactNode;
  readonly refreshing: boolean;
  readonly onRefresh: () => void;
}

/** What acts on the rows at hand. */
export function ListToolbar({ children, columnChooser, refreshing, onRefresh }: ListToolbarProps) {
  const { outcome, copy } = useCopy("the link to this view");
  return (
    <div className={classes.toolbar}>
      {children}
      <span className={classes.spacer} />
      <Button
        variant="default"
        size="xs"
        leftSection={<IconRefresh size={15} stroke={1.75} aria-hidden />}
        aria-busy={refreshing}
        onClick={onRefresh}
      >
        Refresh
      </Button>
      {columnChooser}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconLink size={15} stroke={1.75} aria-hidden />}
        onClick={() => copy(location.href)}
      >
        {outcome === null ? "Copy link" : outcome === "copied" ? "Link copied" : "Not allowed"}
      </Button>
    </div>
  );
}
