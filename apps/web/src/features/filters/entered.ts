import { formatCount } from "../../lib/format-number.ts";
import { visibleText } from "../../lib/visible-text.ts";
import { isKnown, knownTexts, type SeenIds, suggestIds, textsAround } from "./suggest.ts";
import { splitTokens } from "./tokens.ts";

/** What a field for IDs knows while something is entered in it. */
export interface Known {
  readonly seen: SeenIds;
  /** A name seen with IDs may be entered in their place. */
  readonly named: boolean;
  /** The filter's own values. */
  readonly values: readonly string[];
}

/** Why what is entered is not added, and how it would be, in words; and whether Enter now adds it as it is. */
export interface Held {
  readonly words: string;
  readonly addsAsTyped: boolean;
}

/** What becomes of what is entered: these tokens are added, or it stays in the field. */
type Outcome = { readonly add: readonly string[] } | { readonly hold: Held };

/** The tokens of a text. A part of a name with a space in it is one, too. */
export function splitEntered(known: Known, text: string): readonly string[] {
  if (wholesOf(known, [text]).length > 0) return [text.trim()];
  return splitTokens(text, knownTexts(known.seen, known.named));
}

/** With Enter: the upstream finds whole IDs only, yet one that no row has shown can look like a part of others. */
export function whenEntered(known: Known, tokens: readonly string[]): Outcome {
  const wholes = wholesOf(known, tokens);
  const name = onlyName(known, wholes);
  if (name !== undefined) return { add: [name] };
  return wholes.length === 0
    ? { add: tokens }
    : { hold: choiceOf(known, tokens, wholes, "press Enter again") };
}

/**
 * With a paste: an ID comes whole, though others may contain it. A part of a name may be one, too, and is never replaced.
 */
export function whenPasted(known: Known, tokens: readonly string[]): Outcome {
  const wholes = wholesOf(known, tokens);
  return areNames(known, wholes) ? { hold: choiceOf(known, tokens, wholes, "press Enter") } : { add: tokens };
}

/** When the field is left: what somebody looks for among the suggestions stays there. */
export function whenLeft(known: Known, tokens: readonly string[]): Outcome {
  if (tokens.every((token) => isWhole(known, token))) return { add: tokens };
  const wholes = wholesOf(known, tokens);
  const name = onlyName(known, wholes);
  if (name !== undefined) return { hold: { words: `Enter adds ${visibleText(name)}.`, addsAsTyped: false } };
  if (wholes.length > 0) return { hold: choiceOf(known, tokens, wholes, "press Enter") };
  const them = tokens.length === 1 ? "it" : "them";
  return { hold: { words: `Enter adds ${them} as typed.`, addsAsTyped: true } };
}

/** The IDs and names that a text is a part of, where it is the only one: many are taken as they are. */
function wholesOf({ seen, named, values }: Known, tokens: readonly string[]): readonly string[] {
  const [token] = tokens;
  return token !== undefined && tokens.length === 1 ? textsAround(seen, named, values, token) : [];
}

/** Whether a text is a part of names, and of no ID. */
function areNames({ seen }: Known, wholes: readonly string[]): boolean {
  return wholes.length > 0 && !wholes.some((whole) => seen.has(whole));
}

/** The name that a text is a part of, and of nothing else; it stands for what was meant. */
function onlyName(known: Known, wholes: readonly string[]): string | undefined {
  return wholes.length === 1 && areNames(known, wholes) ? wholes[0] : undefined;
}

/** Whether a token is an ID, or a name that stands for some, and not what somebody looks for among the suggestions. */
function isWhole({ seen, named, values }: Known, token: string): boolean {
  return isKnown(seen, named, token) || suggestIds(seen, named, values, token).length === 0;
}

/** Asks which of the texts that the token is a part of is meant. `enter`: what adds it as it is. */
function choiceOf(
  { named }: Known,
  [token = ""]: readonly string[],
  wholes: readonly string[],
  enter: string,
): Held {
  const inLowerCase = token.trim().toLowerCase();
  const contains = (whole: string) => whole.toLowerCase().includes(inLowerCase);
  const [whole, ...others] = wholes;
  if (whole !== undefined && others.length === 0) {
    // Where no name may be entered, an ID stands for its name as well.
    const of = contains(whole) ? visibleText(whole) : `the name of ${visibleText(whole)}`;
    return { words: `Part of ${of}. Choose it, or ${enter} to add it as typed.`, addsAsTyped: true };
  }
  const nouns = named ? "IDs or names" : wholes.every(contains) ? "IDs" : "IDs or their names";
  const words = `Part of ${formatCount(wholes.length)} known ${nouns}. Choose one, or ${enter} to add it as typed.`;
  return { words, addsAsTyped: true };
}
