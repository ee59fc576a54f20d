import { Button } from "@mantine/core";
import { IconCheck, IconX, type TablerIcon } from "@tabler/icons-react";
import type { Ref } from "react";
import { type CopyOutcome, copyOutcomeWords } from "../lib/use-copy.ts";
import classes from "./tool-button.module.css";

interface ToolButtonProps {
  readonly icon: TablerIcon;
  /** On a phone the icon stands alone; the word stays as the button's name. */
  readonly word: string;
  /** The word is news, and shown on a phone too. */
  readonly speaking?: boolean;
  /** How the copying that it was clicked for went: shown in place of icon and word, in their room. */
  readonly outcome?: CopyOutcome | null;
  readonly title?: string;
  readonly busy?: boolean;
  readonly onClick?: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
  /** A menu marks the button that opens it. */
  readonly className?: string;
}

const outcomeIcons: Readonly<Record<CopyOutcome, TablerIcon>> = { copied: IconCheck, refused: IconX };

/** A button of a toolbar: an icon, and a word where there is room. Other attributes are for a menu that it opens. */
export function ToolButton(props: ToolButtonProps) {
  const { icon, word, speaking, outcome = null, busy, className = "", ...others } = props;
  const Icon = outcome === null ? icon : outcomeIcons[outcome];
  return (
    <Button
      variant="default"
      size="xs"
      className={`${classes.button} ${className}`}
      leftSection={<Icon size={15} stroke={1.75} aria-hidden />}
      aria-busy={busy}
      data-outcome={outcome ?? undefined}
      {...others}
    >
      <span className={speaking ? undefined : classes.word}>
        <span className={classes.own}>{word}</span>
        {outcome !== null && <span>{copyOutcomeWords[outcome]}</span>}
      </span>
    </Button>
  );
}
