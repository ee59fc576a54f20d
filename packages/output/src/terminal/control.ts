/**
 * Characters that would act on the page or hide in it instead of showing: C0 and C1 controls, lone surrogates, line and
 * paragraph separators, the controls of text direction, the zero-width space and the byte order mark.
 */
const actsOrHides = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\ufeff]/gu;

/** The same without the tab, which a page can lay out. */
const actsOrHidesButTab = /[^\P{Cc}\t]|[\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\ufeff]/gu;

/** Whether a text can be shown as it stands. One scan; the characters are single, so nothing is tried twice. */
export function isPlain(text: string): boolean {
  return text.search(actsOrHidesButTab) === -1;
}

/**
 * The symbol for a character that must not reach a page as itself, or null for one that may: C0 and DEL as Unicode's
 * control pictures (U+2400 on), the rest as `⟦U+202E⟧`. Tab and line feed have symbols too; the caller decides whether
 * it needs them.
 */
export function visibleControl(codePoint: number): string | null {
  if (codePoint < 0x20) return String.fromCodePoint(0x2400 + codePoint);
  if (codePoint === 0x7f) return "␡";
  if (String.fromCodePoint(codePoint).search(actsOrHides) === -1) return null;
  return `⟦U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}⟧`;
}

function symbolOf(character: string): string {
  return visibleControl(character.codePointAt(0) ?? 0) ?? character;
}

/** The text with a symbol in place of every character that acts or hides, tabs excepted. */
export function showControls(text: string): string {
  return text.replace(actsOrHidesButTab, symbolOf);
}

/** One line as it was sent: nothing interpreted, a symbol in place of every control character, tab and escape included. */
export function rawLine(text: string): string {
  return text.replace(actsOrHides, symbolOf);
}
