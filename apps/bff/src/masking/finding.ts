/** A secret in a text: from where to where it stands, and what it is, in the words of its mark. */
export interface Finding {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

/** A part of a text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds secrets that begin in a stretch of a text; they may reach beyond its end. Needs time in proportion to the
 * stretch and to what it finds, whatever the text says: an output is anybody's text.
 */
export type Rule = (text: string, stretch: Stretch) => Finding[];

/** The findings in order, those that overlap joined. What is longer, or comes first, says what is hidden. */
export function joinFindings(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort((one, other) => one.from - other.from || other.to - one.to);
  const joined: Finding[] = [];
  for (const finding of sorted) {
    const last = joined.at(-1);
    if (last === undefined || finding.from >= last.to) joined.push(finding);
    else if (finding.to > last.to) joined[joined.length - 1] = { ...last, to: finding.to };
  }
  return joined;
}
