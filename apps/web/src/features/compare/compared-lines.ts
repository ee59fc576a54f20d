import {
  createOutputIndex,
  type Ignorable,
  type IgnoredRange,
  type InstanceContext,
  ignoredRanges,
  normalise,
} from "@command-history/output";

/** What of a text does not count, and whose own name that is. */
export interface Ignoring {
  readonly ignored: ReadonlySet<Ignorable>;
  readonly context: InstanceContext;
}

/** A line of a text to compare. Lines with equal keys count as equal. */
export interface ComparedLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly key: string;
}

/**
 * The lines of a text. `shown`: as a terminal shows them; `sent`: as they came, for scripts. Where white space is
 * ignored, empty lines do not count and are left out.
 */
export function comparedLines(
  text: string,
  view: "shown" | "sent",
  { ignored, context }: Ignoring,
): ComparedLine[] {
  const index = createOutputIndex(text, { view });
  const lines: ComparedLine[] = [];
  for (let line = 0; line < index.lineCount; line++) {
    const lineText = index.text(line);
    const key = ignored.size === 0 ? lineText : normalise(lineText, ignored, context);
    if (key === "" && ignored.has("whitespace")) continue;
    lines.push({ number: line + 1, text: lineText, key });
  }
  return lines;
}

/** What is ignored in a line. */
export function ignoredIn(text: string, { ignored, context }: Ignoring): readonly IgnoredRange[] {
  return ignored.size === 0 ? [] : ignoredRanges(text, ignored, context);
}
