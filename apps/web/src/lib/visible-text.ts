/** Control and format characters (bidi overrides, zero-width ones), line separators and lone surrogates. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

function symbolOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}

/** The text with every hidden character replaced by a symbol or its code point, for names and IDs on one line. */
export function visibleText(text: string): string {
  return text.replace(hidden, symbolOf);
}
