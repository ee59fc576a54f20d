/** What a text is like, told piece by piece. */
export interface TextTraits {
  /** Takes the next piece, cut anywhere. */
  take(piece: string): void;
  /** Whether there are control characters other than tabs and line ends: with any of them, the two views differ. */
  hasControls(): boolean;
  kind(): TextKind;
}

/**
 * How a text is shown: `rendered`, with sequences carried out and symbols in place of characters; `verbatim`,
 * exactly as it was sent but for the carriage returns of line ends; `ascii`, the same of printable ASCII alone.
 */
export type TextKind = "rendered" | "verbatim" | "ascii";

/** Most texts hold none of these, and telling so costs little. */
const unusual = /[^\t\n\r -~]|\r(?!\n)/;
const controls = /[^\P{Cc}\t\n\r]|\r(?!\n)/u;
/** What the parser shows as symbols beside controls. */
const hidden = /[\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\ufeff]/u;

export function createTextTraits(): TextTraits {
  let isAscii = true;
  let hasControls = false;
  let hasHidden = false;
  /** A carriage return at the end of a piece: the next piece tells what it is. */
  let held = "";

  return {
    take(piece) {
      if (piece === "") return;
      const text = held + piece;
      held = text.endsWith("\r") ? "\r" : "";
      const known = text.slice(0, text.length - held.length);
      if (!unusual.test(known)) return;
      isAscii = false;
      hasControls ||= controls.test(known);
      hasHidden ||= hidden.test(known);
    },
    hasControls: () => hasControls,
    kind: () => (isAscii ? "ascii" : hasControls || hasHidden ? "rendered" : "verbatim"),
  };
}
