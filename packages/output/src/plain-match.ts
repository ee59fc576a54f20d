/** A hit in a line, from its first UTF-16 unit to before its last. */
export type MatchRange = readonly [from: number, to: number];

/** Finds a text in lines, as the viewer and the search over all instances both do. */
export interface PlainMatcher {
  /** The hits of a line from left to right, none overlapping another. */
  hits(line: string): Generator<MatchRange, void, void>;
  /** Whether the text occurs at all. */
  occursIn(line: string): boolean;
}

/** Looks for `text` as it is; without `matchCase`, small and capital letters are alike. An empty text is nowhere. */
export function createPlainMatcher(text: string, { matchCase }: { matchCase: boolean }): PlainMatcher {
  const prepare = matchCase ? (line: string) => line : foldCase;
  const wanted = prepare(text);
  return {
    *hits(line) {
      if (wanted === "") return;
      const searched = prepare(line);
      for (let from = searched.indexOf(wanted); from !== -1; ) {
        const to = from + wanted.length;
        yield [from, to];
        from = searched.indexOf(wanted, to);
      }
    },
    occursIn: (line) => wanted !== "" && prepare(line).includes(wanted),
  };
}

/**
 * A text in small letters, every character where it was. Of all characters only `İ` has a small form of another
 * length (Unicode, SpecialCasing.txt), and only sigma one that depends on its neighbours.
 */
function foldCase(text: string): string {
  return text.replaceAll("İ", "i").toLowerCase().replaceAll("ς", "σ");
}
