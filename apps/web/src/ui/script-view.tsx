import { useMemo, useState } from "react";
import { formatCount, formatCounted } from "../lib/format-number.ts";
import { highlightLines, type ScriptLine, scriptLines } from "../lib/highlight.ts";
import type { RevealableText } from "../lib/revealing.ts";
import { visibleText } from "../lib/visible-text.ts";
import { CopyButton } from "./copy-button.tsx";
import { HiddenNote } from "./hidden-note.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import scopes from "./script-token.module.css";
import classes from "./script-view.module.css";

/** A few lines more than fit are not worth folding. */
const spare = 3;

/** The script that was run, highlighted by its type, with line numbers that are not copied. */
export function ScriptView(props: {
  content: string | null;
  commandType: string | null;
  /** Secrets that are hidden in it. */
  masks: number;
  /** The script with nothing hidden, for those who may see it. */
  revealable: RevealableText;
  /** One below that of what it is a part of. */
  titleLevel: 2 | 3;
  /** A longer script is folded to this many lines. */
  foldedLines?: number;
}) {
  const { commandType, masks, revealable, foldedLines = 12 } = props;
  const Title = `h${props.titleLevel}` as const;
  const content = revealable.text ?? props.content;
  const lines = useMemo(() => (content === null ? [] : scriptLines(content)), [content]);
  const [chosen, setChosen] = useState<boolean | null>(null);
  // Who has asked for what is hidden wants to see it, wherever it stands.
  const unfolded = chosen ?? revealable.text !== null;
  const folds = lines.length > foldedLines + spare;
  const shownLines = folds && !unfolded ? foldedLines : lines.length;
  const shown = useMemo(
    () => highlightLines(lines.slice(0, shownLines), commandType),
    [lines, shownLines, commandType],
  );
  if (content === null) return <p className={classes.none}>Zenlayer gave no script</p>;
  return (
    <div className={classes.script}>
      <header className={classes.header}>
        <Title className={classes.title}>Script</Title>
        <span className={classes.facts}>{formatCounted(lines.length, "line")}</span>
        {folds && (
          <button
            type="button"
            className={classes.fold}
            aria-expanded={unfolded}
            onClick={() => setChosen(!unfolded)}
          >
            {unfolded ? "Show less" : `Show all ${formatCount(lines.length)} lines`}
          </button>
        )}
        <CopyButton value={content} label="script" />
      </header>
      {revealable.error !== null && <ProblemNotice error={revealable.error} needsRetry />}
      {masks > 0 && (
        <HiddenNote
          masks={masks}
          label="the script"
          isRevealed={revealable.text !== null}
          onReveal={revealable.reveal}
          onHide={revealable.hide}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={classes.lines} aria-label="Script" tabIndex={0}>
        {shown.map((line) => (
          <ScriptLineView key={line.number} line={line} />
        ))}
      </section>
    </div>
  );
}

function ScriptLineView({ line: { number, tokens } }: { line: ScriptLine }) {
  let start = 0;
  return (
    <div className={classes.line}>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      <code className={classes.text}>
        {tokens.map(({ text, scope }) => {
          const key = start;
          start += text.length;
          return (
            <span key={key} className={scope === null ? undefined : scopes[scope]}>
              {/* Tabs are laid out; anything else that hides is made visible. */}
              {text.replace(/[^\t]+/g, visibleText)}
            </span>
          );
        })}
      </code>
    </div>
  );
}
