/** ESC, which begins every sequence that is understood here. */
export const escapeCode = 0x1b;

/**
 * One escape sequence. `end`: the first unit after it. `csi`: a control sequence without private marks, `final` its last
 * character and `from`, `to` its parameters. `osc`: a finished operating system command with its text at `from`, `to`.
 * `escape`: ESC and one character, `final`. `other`: anything else, unfinished ones included; it shows nothing.
 */
export interface Sequence {
  readonly kind: "csi" | "osc" | "escape" | "other";
  readonly end: number;
  readonly final: string;
  readonly from: number;
  readonly to: number;
}

function other(end: number): Sequence {
  return { kind: "other", end, final: "", from: end, to: end };
}

/**
 * Reads the sequence whose ESC stands at `at` (ECMA-48, 5.3 to 5.6 and 8.3). A character that cannot belong to the
 * sequence ends it and stays to be read as text. So does a line feed: what is left unfinished hides the rest of its
 * line at most, never the rest of the output.
 */
export function readSequence(text: string, at: number): Sequence {
  const introducer = text.charAt(at + 1);
  switch (introducer) {
    case "[":
      return readControlSequence(text, at + 2);
    case "]":
      return readString(text, at + 2, true);
    case "P":
    case "X":
    case "^":
    case "_":
      return readString(text, at + 2, false);
    default:
      return readEscape(text, at + 1);
  }
}

/** ESC, any number of intermediate characters, a final one. */
function readEscape(text: string, from: number): Sequence {
  const at = skip(text, from, 0x20, 0x2f);
  const code = text.charCodeAt(at);
  if (!(code >= 0x30 && code <= 0x7e)) return other(at);
  if (at > from) return other(at + 1);
  return { kind: "escape", end: at + 1, final: text.charAt(at), from: at, to: at };
}

function readControlSequence(text: string, from: number): Sequence {
  const to = skip(text, from, 0x30, 0x3f);
  const at = skip(text, to, 0x20, 0x2f);
  const code = text.charCodeAt(at);
  if (!(code >= 0x40 && code <= 0x7e)) return other(at);
  const first = text.charCodeAt(from);
  const isPrivate = first >= 0x3c && first <= 0x3f;
  if (isPrivate || at > to) return other(at + 1);
  return { kind: "csi", end: at + 1, final: text.charAt(at), from, to };
}

/** OSC, DCS, SOS, PM or APC: up to ESC \; an OSC also up to BEL, as xterm has it. CAN and SUB break it off. */
function readString(text: string, from: number, isCommand: boolean): Sequence {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x20) continue;
    if (code === 0x0a) return other(at);
    if (code === 0x18 || code === 0x1a) return other(at + 1);
    const closed = code === escapeCode && text.charAt(at + 1) === "\\";
    if (isCommand && (closed || code === 0x07)) {
      return { kind: "osc", end: at + (closed ? 2 : 1), final: "", from, to: at };
    }
    if (code === escapeCode) return other(closed ? at + 2 : at);
  }
  return other(text.length);
}

function skip(text: string, from: number, first: number, last: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < first || code > last) break;
  }
  return at;
}

/** More parameters than any real sequence has; what follows them is ignored. */
const maxParameters = 32;
const maxValue = 65_535;

/**
 * The parameters of a control sequence, missing ones as 0. A value after a colon belongs to the value before it and is
 * given as -1 - value, so `38:5:9;1` is `[38, -6, -10, 1]`.
 */
export function readParameters(text: string, from: number, to: number): number[] {
  const values: number[] = [];
  let value = 0;
  let joined = false;
  for (let at = from; at <= to && values.length < maxParameters; at++) {
    const code = at < to ? text.charCodeAt(at) : 0x3b;
    if (code >= 0x30 && code <= 0x39) {
      value = Math.min(value * 10 + code - 0x30, maxValue);
    } else {
      values.push(joined ? -1 - value : value);
      value = 0;
      joined = code === 0x3a;
    }
  }
  return values;
}
