/** What speaks for it that the upstream cut an output. None of it is proof: the API does not say. */
export type CutSign =
  /** It ends within a character: with the mark that decoders leave in its place. */
  | { readonly kind: "character" }
  /** It ends within an escape sequence. */
  | { readonly kind: "escape" }
  /** It ends within a line, and has exactly so many bytes or characters as limits of outputs usually have. */
  | { readonly kind: "size"; readonly size: number; readonly unit: "bytes" | "characters" };

/** Sizes that limits are set to: 1, 2, 4 … 1024 KiB, 24 KiB (as Alibaba Cloud and Tencent Cloud have it), whole MiB, and round decimals. */
function isUsualLimit(size: number): boolean {
  if (size < 1000) return false;
  const kibibytes = size / 1024;
  if (Number.isInteger(Math.log2(kibibytes)) || kibibytes === 24) return true;
  return size % 1_048_576 === 0 || /^(1|2|24|25|5)0+$/.test(String(size));
}

/** An ESC that nothing follows, a control sequence without its last character, a command or string without its end. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const unfinishedEscape = /\u001b(?:\[[0-?]*[ -/]*|[\]P_^X][^\u0007\u001b\n]*)?$/;

/** How many of the last characters are enough to see how a text ends. */
export const endLength = 512;

/**
 * `bytes` and `characters` as the upstream sent them, the latter null where it is not known; `end`: the last characters
 * of the text, `endLength` of them where there are as many.
 */
export function cutSign(text: { bytes: number; characters: number | null; end: string }): CutSign | null {
  const { bytes, characters, end } = text;
  if (end.endsWith("\ufffd")) return { kind: "character" };
  if (unfinishedEscape.test(end)) return { kind: "escape" };
  if (/[\r\n]$/.test(end)) return null;
  if (isUsualLimit(bytes)) return { kind: "size", size: bytes, unit: "bytes" };
  if (characters !== null && isUsualLimit(characters))
    return { kind: "size", size: characters, unit: "characters" };
  return null;
}
