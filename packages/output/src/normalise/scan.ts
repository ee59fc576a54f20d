import { readSequence } from "../terminal/sequence.ts";
import { hexPattern, ipv4Pattern, ipv6Pattern, isHex, isIpv4, isIpv6, macPattern } from "./identifiers.ts";
import { durationPattern, timePattern } from "./times.ts";

/** What can differ by nature between outputs that say the same. */
export const ignorables = [
  "times",
  "durations",
  "numbers",
  "hex",
  "addresses",
  "names",
  "whitespace",
] as const;
export type Ignorable = (typeof ignorables)[number];

/** What an output can name that is its instance's own. */
export interface InstanceContext {
  readonly instanceId: string | null;
  readonly instanceName: string | null;
}

/** A stretch of the text, in UTF-16 units, and what it is. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly kind: Ignorable;
}

/** A number with the unit of a size, as in `5.1G` and `9,218 kB`: a size that grows changes its unit too. */
const numberPattern = /\d+(?:[.,]\d+)*(?:(?: ?[KMGTPEk]i?B|[KMGTPEB])(?!\w))?/y;

/** Tried in this order: what is a time is not a number, even when only numbers are ignored. */
const patterns: readonly { kind: Ignorable; pattern: RegExp; isValid?: (text: string) => boolean }[] = [
  { kind: "addresses", pattern: macPattern },
  { kind: "addresses", pattern: ipv6Pattern, isValid: isIpv6 },
  { kind: "addresses", pattern: ipv4Pattern, isValid: isIpv4 },
  { kind: "hex", pattern: hexPattern, isValid: isHex },
  { kind: "times", pattern: timePattern },
  { kind: "durations", pattern: durationPattern },
  { kind: "numbers", pattern: numberPattern },
];

/** The characters that one of the patterns can begin with. */
const canBegin = /[\da-fA-FJMNOSTW:]/;
const word = /\w+(?:\.\w+)*|./sy;
const spaces = /[ \t\n\r\f\v\u00a0]+/y;

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/**
 * Shows `visit` the pieces of a text that differ by nature, from left to right. Each begins where a word does, and a word that is none
 * is passed over as a whole, so that no stretch is tried twice and time grows with the text alone. Escape sequences are
 * passed over, as word ends.
 */
export function scanPieces(text: string, context: InstanceContext, visit: (piece: Piece) => void): void {
  const nameAt = nameFinder(context);
  for (let at = 0; at < text.length; ) {
    if (text.charCodeAt(at) === 0x1b) {
      at = readSequence(text, at).end;
      continue;
    }
    const spacesEnd = endOf(spaces, text, at);
    const piece =
      spacesEnd === undefined
        ? pieceAt(text, at, nameAt)
        : { from: at, to: spacesEnd, kind: "whitespace" as const };
    if (piece !== undefined) visit(piece);
    at = piece?.to ?? at;
    const isRestOfWord = piece !== undefined && piece.kind !== "whitespace" && /\w/.test(text.charAt(at));
    if (piece === undefined || isRestOfWord) at = endOf(word, text, at) ?? text.length;
  }
}

function pieceAt(
  text: string,
  at: number,
  nameAt: (text: string, at: number) => number | undefined,
): Piece | undefined {
  const nameEnd = nameAt(text, at);
  if (nameEnd !== undefined) return { from: at, to: nameEnd, kind: "names" };
  if (!canBegin.test(text.charAt(at))) return undefined;
  for (const { kind, pattern, isValid } of patterns) {
    const to = endOf(pattern, text, at);
    if (to !== undefined && (isValid === undefined || isValid(text.slice(at, to))))
      return { from: at, to, kind };
  }
  return undefined;
}

/** Finds the instance's ID or name, in any case, since host names are often written small; not as a part of a longer word. */
function nameFinder(context: InstanceContext): (text: string, at: number) => number | undefined {
  const names = [context.instanceId, context.instanceName]
    .filter((name) => name !== null && name.trim() !== "")
    .map((name) => String(name).toLowerCase())
    .sort((one, other) => other.length - one.length);
  const firsts = new Set(names.map((name) => name.charAt(0)));
  return (text, at) => {
    if (!firsts.has(text.charAt(at).toLowerCase())) return undefined;
    const name = names.find(
      (candidate) =>
        text.slice(at, at + candidate.length).toLowerCase() === candidate &&
        !/^\w\w/.test(text.slice(at + candidate.length - 1, at + candidate.length + 1)),
    );
    return name === undefined ? undefined : at + name.length;
  };
}
