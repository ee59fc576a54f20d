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
        className={classes.button ?? ""}
        leftSection={<IconRefresh size={15} stroke={1.75} aria-hidden />}
        aria-busy={refreshing}
        onClick={onRefresh}
      >
        <span className={classes.word}>Refresh</span>
      </Button>
      {columnChooser}
      <Button
        variant="default"
        size="xs"
        className={classes.button ?? ""}
        leftSection={<IconLink size={15} stroke={1.75} aria-hidden />}
        onClick={() => copy(location.href)}
      >
        <span className={outcome === null ? classes.word : undefined}>
          {outcome === null ? "Copy link" : outcome === "copied" ? "Link copied" : "Not allowed"}
        </span>
      </Button>
    </div>
  );
}
