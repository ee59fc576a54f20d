import { type ComparedLine, comparedLines, type Ignoring, ignoredIn } from "./compared-lines.ts";
import { diffLine, firstDifference } from "./diff-line.ts";
import { commonEnds, diffLines, type Stretch } from "./diff-lines.ts";
import type { ChangeBlock, Comparison, DiffBlock, SameBlock, SameLine } from "./diff-model.ts";
import { markWords } from "./mark-words.ts";

/** Unchanged lines kept on either side of a change. */
const contextLines = 3;
/** Characters of changed lines that are compared by word; the rest is marked by line. */
export const maxMarkedLength = 1_000_000;

/** One of two texts to compare. */
export interface ComparedText extends Ignoring {
  readonly text: string;
}

/** A comparison, and what gives the unchanged lines that it left out. */
export interface TextComparison {
  readonly comparison: Comparison;
  /** `count` lines of the unchanged block at this index, from its line `from` on. */
  sameLines(block: number, from: number, count: number): SameLine[];
}

/** Compares two texts by line, and inside changed lines by word. `view` as in `comparedLines`. */
export function compareTexts(
  left: ComparedText,
  right: ComparedText,
  view: "shown" | "sent",
): TextComparison {
  const leftLines = comparedLines(left.text, view, left);
  const rightLines = comparedLines(right.text, view, right);
  const leftKeys = leftLines.map(({ key }) => key);
  const rightKeys = rightLines.map(({ key }) => key);
  const { start, end } = commonEnds(leftKeys, rightKeys);
  const stretches = diffLines(leftKeys, rightKeys);
  const words = { left: maxMarkedLength };

  function sameLine(leftLine: ComparedLine, rightLine: ComparedLine): SameLine {
    return {
      left: diffLine(leftLine, ignoredIn(leftLine.text, left)),
      right: diffLine(rightLine, ignoredIn(rightLine.text, right)),
    };
  }

  function sameLines({ left: [from], right: [rightFrom] }: Stretch, first: number, last: number): SameLine[] {
    return leftLines.slice(from + first, from + last).flatMap((line, index) => {
      const other = rightLines[rightFrom + first + index];
      return other === undefined ? [] : [sameLine(line, other)];
    });
  }

  function sameBlock(stretch: Stretch, isFirst: boolean, isLast: boolean): SameBlock {
    const count = stretch.left[1] - stretch.left[0];
    const head = isFirst ? 0 : contextLines;
    const tail = isLast ? 0 : contextLines;
    // To fold a single line away saves nothing.
    if (count <= head + tail + 1)
      return { kind: "same", count, head: sameLines(stretch, 0, count), tail: [] };
    return {
      kind: "same",
      count,
      head: sameLines(stretch, 0, head),
      tail: sameLines(stretch, count - tail, count),
    };
  }

  function changeBlock(stretch: Stretch): ChangeBlock {
    const removed = leftLines.slice(...stretch.left);
    const added = rightLines.slice(...stretch.right);
    const pairs = removed.map((line, index) => {
      const other = added[index];
      if (other === undefined) return undefined;
      const leftIgnored = ignoredIn(line.text, left);
      const rightIgnored = ignoredIn(other.text, right);
      const focus = firstDifference(line.text, other.text);
      words.left -= line.text.length + other.text.length;
      const marks =
        words.left < 0
          ? null
          : markWords({ text: line.text, ignored: leftIgnored }, { text: other.text, ignored: rightIgnored });
      return {
        left: diffLine(line, leftIgnored, marks?.[0], focus),
        right: diffLine(other, rightIgnored, marks?.[1], focus),
      };
    });
    return {
      kind: "change",
      removed: removed.map((line, index) => pairs[index]?.left ?? diffLine(line, ignoredIn(line.text, left))),
      added: added.map((line, index) => pairs[index]?.right ?? diffLine(line, ignoredIn(line.text, right))),
    };
  }

  const blocks: DiffBlock[] | null =
    stretches?.map((stretch, index) =>
      stretch.same ? sameBlock(stretch, index === 0, index === stretches.length - 1) : changeBlock(stretch),
    ) ?? null;
  const isSame = stretches?.every(({ same }) => same) ?? false;

  function likeness(): Comparison["likeness"] {
    if (left.text === right.text) return "exact";
    if (!isSame) return "different";
    const shownAlike =
      leftLines.length === rightLines.length &&
      leftLines.every((line, index) => line.text === rightLines[index]?.text);
    return shownAlike ? "shown" : "ignored";
  }

  return {
    comparison: {
      likeness: likeness(),
      blocks,
      words: words.left >= 0,
      left: { lines: leftLines.length, length: left.text.length },
      right: { lines: rightLines.length, length: right.text.length },
      sameAtStart: start,
      sameAtEnd: end,
    },
    sameLines(block, from, count) {
      const stretch = stretches?.[block];
      if (stretch === undefined || !stretch.same) return [];
      return sameLines(stretch, from, Math.min(from + count, stretch.left[1] - stretch.left[0]));
    },
  };
}
