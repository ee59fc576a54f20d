/**
 * First and last code points of the wide ranges, from Unicode's EastAsianWidth.txt (W and F). Small gaps between blocks
 * are taken as wide, and the scattered single symbols below U+2E80 as narrow, to keep the table short.
 */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
];

/** Marks that sit on the character before them, joiners, and the vowels and finals of conjoining Hangul. */
const zeroWidth = /^(?:[\p{Mn}\p{Me}\u1160-\u11ff]|\u200c|\u200d)/u;

/** How many columns of a terminal a code point takes: 0 for combining marks, 2 for East Asian wide characters, else 1. */
export function cellWidth(codePoint: number): 0 | 1 | 2 {
  if (codePoint < 0x300) return 1;
  if (zeroWidth.test(String.fromCodePoint(codePoint))) return 0;
  return wideRanges.some(([first, last]) => codePoint >= first && codePoint <= last) ? 2 : 1;
}
