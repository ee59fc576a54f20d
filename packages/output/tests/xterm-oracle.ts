import xterm from "@xterm/headless";
import type { Colour, Segment, Style } from "../src/index.ts";

/** One visible column of a terminal: what stands in it and how it is drawn. A wide character's right half is "". */
export interface Cell {
  readonly text: string;
  readonly style: Style | null;
}

const blank: Cell = { text: " ", style: null };
const columns = 500;

/** The lines that xterm shows after reading a text, blank ends of lines and of the screen left out. */
export async function readWithXterm(text: string, screenHeight: number): Promise<Cell[][]> {
  const terminal = new xterm.Terminal({
    allowProposedApi: true,
    cols: columns,
    rows: screenHeight,
    scrollback: 100_000,
    convertEol: true,
    scrollOnEraseInDisplay: true,
  });
  await new Promise<void>((resolve) => terminal.write(text, resolve));
  const { active } = terminal.buffer;
  const lines: Cell[][] = [];
  for (let y = 0; y < active.length; y++) {
    const line = active.getLine(y);
    const length = line?.translateToString(true).length === 0 ? 0 : columns;
    const cells: Cell[] = [];
    for (let x = 0; x < length; x++) {
      const cell = line?.getCell(x);
      if (cell === undefined) continue;
      const isBlank = cell.getChars() === "";
      if (cell.getWidth() === 0) cells.push({ text: "", style: null });
      else cells.push(isBlank ? blank : { text: cell.getChars(), style: styleOf(cell) });
    }
    lines.push(trimmed(cells));
  }
  terminal.dispose();
  return trimmedLines(lines);
}

type XtermCell = NonNullable<
  ReturnType<NonNullable<ReturnType<xterm.Terminal["buffer"]["active"]["getLine"]>>["getCell"]>
>;

function colour(isPalette: boolean, isRgb: boolean, value: number): Colour | undefined {
  if (isPalette) return { kind: "palette", index: value };
  if (isRgb) return { kind: "rgb", r: value >> 16, g: (value >> 8) & 0xff, b: value & 0xff };
  return undefined;
}

function styleOf(cell: XtermCell): Style | null {
  const foreground = colour(cell.isFgPalette(), cell.isFgRGB(), cell.getFgColor());
  const background = colour(cell.isBgPalette(), cell.isBgRGB(), cell.getBgColor());
  const style: Style = {
    ...(foreground === undefined ? {} : { foreground }),
    ...(background === undefined ? {} : { background }),
    ...(cell.isBold() ? { bold: true } : {}),
    ...(cell.isDim() ? { dim: true } : {}),
    ...(cell.isItalic() ? { italic: true } : {}),
    ...(cell.isUnderline() ? { underline: true } : {}),
    ...(cell.isBlink() ? { blink: true } : {}),
    ...(cell.isInverse() ? { inverse: true } : {}),
    ...(cell.isInvisible() ? { hidden: true } : {}),
    ...(cell.isStrikethrough() ? { strikethrough: true } : {}),
  };
  return Object.keys(style).length === 0 ? null : style;
}

/** Segments laid out in columns as a terminal would, tabs as the blanks they skip. */
export function cellsOf(segments: readonly Segment[], widthOf: (codePoint: number) => number): Cell[] {
  const cells: Cell[] = [];
  for (const { text, style } of segments) {
    for (const character of text) {
      const width = widthOf(character.codePointAt(0) ?? 0);
      const last = cells.findLastIndex((cell) => cell.text !== "");
      const base = cells[last];
      if (character === "\t") {
        do cells.push(blank);
        while (cells.length % 8 !== 0);
      } else if (width === 0 && base !== undefined) {
        cells[last] = { ...base, text: base.text + character };
      } else {
        cells.push({ text: character, style });
        if (width === 2) cells.push({ text: "", style: null });
      }
    }
  }
  return trimmed(cells);
}

/** Blanks at the end, which a terminal does not tell from nothing, left out. A space in a style stays. */
function trimmed(cells: readonly Cell[]): Cell[] {
  const end = cells.findLastIndex((cell) => cell.text !== " " || cell.style !== null);
  return cells.slice(0, end + 1);
}

export function trimmedLines(lines: readonly Cell[][]): Cell[][] {
  return lines.slice(0, lines.findLastIndex((line) => line.length > 0) + 1);
}
