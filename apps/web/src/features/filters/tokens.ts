import { listLimits } from "@command-history/contract";

const separator = /[\s,]/;

/**
 * The tokens of a text: what stands between commas, spaces and line breaks. A known ID or name that holds some of these
 * itself stays whole, in any case.
 */
export function splitTokens(text: string, known: Iterable<string> = []): readonly string[] {
  const phrases = [...known].filter((one) => separator.test(one));
  const inLowerCase = new Set(phrases.map((phrase) => phrase.toLowerCase()));
  // Each length once, since thousands of phrases may be known, and as many IDs pasted.
  const lengths = [...new Set(phrases.map(({ length }) => length))].sort((a, b) => b - a);
  const tokens: string[] = [];
  let rest = text;
  while (rest !== "") {
    const phraseLength = lengths.find(
      (length) => endsAt(rest, length) && inLowerCase.has(rest.slice(0, length).toLowerCase()),
    );
    const token = rest.slice(0, phraseLength ?? firstWordLength(rest));
    if (token !== "") tokens.push(token);
    // Past the token, or else past the separator that stands in its place.
    rest = rest.slice(Math.max(1, token.length));
  }
  return tokens;
}

/** Whether something that begins a text can end there: the text does, or a separator follows. */
function endsAt(text: string, length: number): boolean {
  return text.length === length || separator.test(text.charAt(length));
}

/** The characters before the first separator. */
function firstWordLength(text: string): number {
  return /^[^\s,]*/.exec(text)?.[0].length ?? 0;
}

/** What adding tokens to a filter led to. Nothing is dropped: what does not fit is handed back. */
export interface AddedTokens {
  readonly values: readonly string[];
  readonly added: number;
  /** How many were there already. */
  readonly repeated: number;
  /** More than a filter holds. */
  readonly surplus: readonly string[];
  /** Longer than an ID can be. */
  readonly tooLong: readonly string[];
}

/** Adds tokens to a filter's values, up to the limits that the BFF has too. */
export function addTokens(values: readonly string[], tokens: readonly string[]): AddedTokens {
  const wanted = [...new Set(tokens)];
  const tooLong = wanted.filter((token) => token.length > listLimits.valueLength);
  const fresh = wanted.filter((token) => token.length <= listLimits.valueLength && !values.includes(token));
  const room = Math.max(0, listLimits.valuesPerFilter - values.length);
  const accepted = fresh.slice(0, room);
  return {
    values: [...values, ...accepted],
    added: accepted.length,
    repeated: tokens.length - fresh.length - tooLong.length,
    surplus: fresh.slice(room),
    tooLong,
  };
}

/** Why some tokens were not taken; null when all were. */
export function refusalWords({ surplus, tooLong }: AddedTokens): string | null {
  const reasons = [
    surplus.length > 0 &&
      `A filter holds ${listLimits.valuesPerFilter} values; ${surplus.length} more ${stay(surplus.length)} in the field.`,
    tooLong.length > 0 &&
      `An ID has at most ${listLimits.valueLength} characters; ${tooLong.length} longer ${stay(tooLong.length)} in the field.`,
  ].filter((reason) => reason !== false);
  return reasons.length === 0 ? null : reasons.join(" ");
}

function stay(count: number): string {
  return count === 1 ? "stays" : "stay";
}
