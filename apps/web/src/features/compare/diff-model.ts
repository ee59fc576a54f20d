/**
 * A difference of two texts, as the page shows it. The worker makes it; of unchanged stretches it keeps all but
 * the lines beside a change, until they are asked for.
 */

/** A stretch of a line: plain, not in the other text (`changed`), or left out of the comparison (`ignored`). */
export interface LinePart {
  readonly text: string;
  readonly mark: "changed" | "ignored" | null;
}

/** A line of one text. `hiddenBefore` and `hiddenAfter` count characters of a very long line that are not shown. */
export interface DiffLine {
  /** From 1. */
  readonly number: number;
  readonly parts: readonly LinePart[];
  readonly hiddenBefore: number;
  readonly hiddenAfter: number;
}

/** A line that both texts have; they can differ in what is ignored. */
export interface SameLine {
  readonly left: DiffLine;
  readonly right: DiffLine;
}

/** `count` lines that both have, of which only the first and the last are at hand. */
export interface SameBlock {
  readonly kind: "same";
  readonly count: number;
  readonly head: readonly SameLine[];
  readonly tail: readonly SameLine[];
}

/** Lines of the left text and the lines of the right one in their place; those at the same index belong together. */
export interface ChangeBlock {
  readonly kind: "change";
  readonly removed: readonly DiffLine[];
  readonly added: readonly DiffLine[];
}

export type DiffBlock = SameBlock | ChangeBlock;

/** How large one of two compared texts is. */
interface TextSize {
  readonly lines: number;
  /** UTF-16 units. */
  readonly length: number;
}

/**
 * `exact`: the same, byte for byte. `shown`: the same as a terminal shows them. `ignored`: the same but for what is ignored.
 */
type Likeness = "exact" | "shown" | "ignored" | "different";

export interface Comparison {
  readonly likeness: Likeness;
  /** Null when the texts have too much in which they differ; then only their sizes and their common ends are known. */
  readonly blocks: readonly DiffBlock[] | null;
  /** Whether words are marked in all changed lines that belong together. */
  readonly words: boolean;
  readonly left: TextSize;
  readonly right: TextSize;
  /** Lines at the beginning and at the end that both have. */
  readonly sameAtStart: number;
  readonly sameAtEnd: number;
}
