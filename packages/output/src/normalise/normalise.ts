import { type Ignorable, type InstanceContext, type Piece, scanPieces } from "./scan.ts";

/** What stands in place of an ignored piece. White space is no more than one blank, or one line feed where a line ends. */
const placeholders: Readonly<Record<Exclude<Ignorable, "whitespace">, string>> = {
  times: "⟨time⟩",
  durations: "⟨duration⟩",
  numbers: "⟨number⟩",
  hex: "⟨hex⟩",
  addresses: "⟨address⟩",
  names: "⟨name⟩",
};

/** A stretch of the text, in UTF-16 units, that was ignored, why, and what stands in its place. */
export interface IgnoredRange extends Piece {
  readonly replacement: string;
}

function replacementOf(text: string, { from, to, kind }: Piece): string {
  if (kind !== "whitespace") return placeholders[kind];
  if (from === 0 || to === text.length) return "";
  return text.slice(from, to).includes("\n") ? "\n" : " ";
}

/** The first of the blanks that pad a number to the width of its column. One of them parts it from the word before. */
function paddingStart(text: string, number: number, limit: number): number {
  let from = number;
  while (from > limit && text.charCodeAt(from - 1) === 0x20) from--;
  const beginsLine = from === 0 || text.charCodeAt(from - 1) === 0x0a;
  return beginsLine || from === number ? from : from + 1;
}

/** Shows `visit` each stretch that is ignored, from left to right and without overlaps. */
function visitIgnored(
  text: string,
  ignored: ReadonlySet<Ignorable>,
  context: InstanceContext,
  visit: (range: IgnoredRange) => void,
): void {
  let end = 0;
  scanPieces(text, context, (piece) => {
    const { kind, to } = piece;
    if (!ignored.has(kind)) return;
    const from = kind === "numbers" ? paddingStart(text, piece.from, end) : piece.from;
    const replacement = replacementOf(text, piece);
    if (replacement === text.slice(from, to)) return;
    visit({ from, to, kind, replacement });
    end = to;
  });
}

/**
 * The text with a fixed placeholder for each piece of a chosen kind, so that outputs which differ in those alone become
 * equal. Each choice stands on its own: a time is never ignored as a number. A number takes the blanks along that pad
 * it, for they change with its length. `context` is needed for `names`. Linear in the text, whatever it holds.
 */
export function normalise(text: string, ignored: ReadonlySet<Ignorable>, context: InstanceContext): string {
  let result = "";
  let end = 0;
  visitIgnored(text, ignored, context, ({ from, to, replacement }) => {
    result += text.slice(end, from) + replacement;
    end = to;
  });
  return result + text.slice(end);
}

/** What `normalise` replaces, from left to right and without overlaps, so that a page can dim it. */
export function ignoredRanges(
  text: string,
  ignored: ReadonlySet<Ignorable>,
  context: InstanceContext,
): IgnoredRange[] {
  const ranges: IgnoredRange[] = [];
  visitIgnored(text, ignored, context, (range) => ranges.push(range));
  return ranges;
}
