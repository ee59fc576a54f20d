import { Button } from "@mantine/core";
import type { TablerIcon } from "@tabler/icons-react";
import type { Ref } from "react";
import classes from "./tool-button.module.css";

interface ToolButtonProps {
  readonly icon: TablerIcon;
  /** On a phone the icon stands alone; the word stays as the button's name. */
  readonly word: string;
  /** The word is news, and shown on a phone too. */
  readonly speaking?: boolean;
  readonly title?: string;
  readonly busy?: boolean;
  readonly onClick?: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
  /** A menu marks the button that opens it. */
  readonly className?: string;
}

/** A button of a toolbar: an icon, and a word where there is room. Other attributes are for a menu that it opens. */
export function ToolButton({ icon: Icon, word, speaking, busy, className = "", ...others }: ToolButtonProps) {
  return (
    <Button
      variant="default"
      size="xs"
      className={`${classes.button} ${className}`}
      leftSection={<Icon size={15} stroke={1.75} aria-hidden />}
      aria-busy={busy}
      {...others}
    >
      <span className={speaking ? undefined : classes.word}>{word}</span>
    </Button>
  );
}
