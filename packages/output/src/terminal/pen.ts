import type { Colour, Style } from "./line.ts";

/**
 * How the next characters are drawn. Colours as numbers, so that a pen can be kept in 12 bytes: 0 is the default,
 * `paletteColour + index` one of the 256, `rgbColour + 0xRRGGBB` a direct one. Pens are never changed, only replaced.
 */
export interface Pen {
  readonly foreground: number;
  readonly background: number;
  readonly flags: number;
  readonly href?: string | undefined;
}

export const defaultPen: Pen = { foreground: 0, background: 0, flags: 0 };

const paletteColour = 0x1000000;
const rgbColour = 0x2000000;

const flagOf = {
  bold: 1,
  dim: 2,
  italic: 4,
  underline: 8,
  blink: 16,
  inverse: 32,
  hidden: 64,
  strikethrough: 128,
} as const;

const flagNames = [
  "bold",
  "dim",
  "italic",
  "underline",
  "blink",
  "inverse",
  "hidden",
  "strikethrough",
] as const satisfies readonly (keyof typeof flagOf)[];

/** The flags that each SGR parameter sets and clears (ECMA-48, 8.3.117). 21 is a double underline, as in xterm. */
const flagChanges: Readonly<Record<number, readonly [set: number, clear: number]>> = {
  1: [flagOf.bold, 0],
  2: [flagOf.dim, 0],
  3: [flagOf.italic, 0],
  4: [flagOf.underline, 0],
  5: [flagOf.blink, 0],
  7: [flagOf.inverse, 0],
  8: [flagOf.hidden, 0],
  9: [flagOf.strikethrough, 0],
  21: [flagOf.underline, 0],
  22: [0, flagOf.bold | flagOf.dim],
  23: [0, flagOf.italic],
  24: [0, flagOf.underline],
  25: [0, flagOf.blink],
  27: [0, flagOf.inverse],
  28: [0, flagOf.hidden],
  29: [0, flagOf.strikethrough],
};

export function samePen(one: Pen, other: Pen): boolean {
  return (
    one === other ||
    (one.foreground === other.foreground &&
      one.background === other.background &&
      one.flags === other.flags &&
      one.href === other.href)
  );
}

/** The pen after a "select graphic rendition" with these parameters, as `readParameters` gives them. */
export function selectRendition(pen: Pen, parameters: readonly number[]): Pen {
  let { foreground, background, flags } = pen;
  for (let at = 0; at < parameters.length; at++) {
    const value = parameters[at] ?? 0;
    const change = flagChanges[value];
    if (value === 0) {
      foreground = 0;
      background = 0;
      flags = 0;
    } else if (value === 4 && parameters[at + 1] === -1) {
      flags &= ~flagOf.underline;
    } else if (change !== undefined) {
      flags = (flags | change[0]) & ~change[1];
    } else if (value === 38 || value === 48 || value === 58) {
      const { colour, end } = extendedColour(parameters, at + 1);
      if (value === 38) foreground = colour ?? foreground;
      if (value === 48) background = colour ?? background;
      at = end - 1;
    } else if (value === 39) foreground = 0;
    else if (value === 49) background = 0;
    else if (value >= 30 && value <= 37) foreground = paletteColour + value - 30;
    else if (value >= 40 && value <= 47) background = paletteColour + value - 40;
    else if (value >= 90 && value <= 97) foreground = paletteColour + value - 82;
    else if (value >= 100 && value <= 107) background = paletteColour + value - 92;
  }
  if (foreground === 0 && background === 0 && flags === 0 && pen.href === undefined) return defaultPen;
  return { foreground, background, flags, href: pen.href };
}

/**
 * The colour that follows 38, 48 or 58: `5;n`, `2;r;g;b`, and with colons (ISO 8613-6, 13.1.8) `5:n`, `2:space:r:g:b`
 * and, as many programs write it, `2:r:g:b`.
 */
function extendedColour(
  parameters: readonly number[],
  from: number,
): { colour: number | undefined; end: number } {
  const isJoined = (parameters[from] ?? 0) < 0;
  let end = from;
  if (isJoined) while ((parameters[end] ?? 0) < 0) end++;
  else
    end = Math.min(from + (parameters[from] === 5 ? 2 : parameters[from] === 2 ? 4 : 1), parameters.length);
  const values = parameters.slice(from, end).map((value) => (isJoined ? -1 - value : value) & 0xff);
  const [mode, first = 0] = values;
  if (mode === 5) return { colour: paletteColour + first, end };
  if (mode !== 2) return { colour: undefined, end };
  const [r = 0, g = 0, b = 0] = isJoined && values.length > 4 ? values.slice(2) : values.slice(1);
  return { colour: rgbColour + (r << 16) + (g << 8) + b, end };
}

function toColour(colour: number): Colour {
  if (colour < rgbColour) return { kind: "palette", index: colour - paletteColour };
  return { kind: "rgb", r: (colour >> 16) & 0xff, g: (colour >> 8) & 0xff, b: colour & 0xff };
}

/** The style that a pen draws in; null for the default. */
export function styleOf(pen: Pen): Style | null {
  if (pen.foreground === 0 && pen.background === 0 && pen.flags === 0) return null;
  const style: { -readonly [name in keyof Style]: Style[name] } = {};
  if (pen.foreground !== 0) style.foreground = toColour(pen.foreground);
  if (pen.background !== 0) style.background = toColour(pen.background);
  for (const name of flagNames) if (pen.flags & flagOf[name]) style[name] = true;
  return style;
}
