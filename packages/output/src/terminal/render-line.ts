import { isPlain, showControls } from "./control.ts";
import type { Segment } from "./line.ts";
import { endOfPrint, LineCursor } from "./line-cursor.ts";
import { followLink } from "./link.ts";
import { type Pen, selectRendition, styleOf } from "./pen.ts";
import { Row } from "./row.ts";
import { SegmentList } from "./segment-list.ts";
import { escapeCode, readParameters, readSequence } from "./sequence.ts";

/**
 * What one line shows, given its source text without the line feed and the pen at its start. Most lines need no cells:
 * they are plain, or change colour only, and keep their tabs. The rest is carried out cell by cell.
 */
export function renderLine(source: string, pen: Pen): readonly Segment[] {
  const text = withoutEndingReturns(source);
  if (text === "") return [];
  if (isPlain(text)) return [{ text, style: styleOf(pen) }];
  return renderRun(text, pen) ?? renderCells(text, pen);
}

/** A carriage return before the line end overwrites nothing, so it shows nothing. */
function withoutEndingReturns(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0x0d) end--;
  return end === text.length ? text : text.slice(0, end);
}

function renderCells(text: string, pen: Pen): readonly Segment[] {
  const row = new Row();
  new LineCursor(pen).run(text, row);
  return row.segments();
}

/** The line as a run of text that only grows to the right; null when something in it moves the cursor otherwise. */
function renderRun(text: string, startPen: Pen): readonly Segment[] | null {
  const list = new SegmentList();
  let pen = startPen;
  for (let at = 0; at < text.length; ) {
    if (text.charCodeAt(at) !== escapeCode) {
      const end = endOfPrint(text, at);
      list.push(showControls(text.slice(at, end)), pen);
      at = end;
      // Moves within an empty line, and erasing it, do nothing as long as the column stays the first.
      const code = text.charCodeAt(at);
      if (code === 0x09) list.push("\t", pen);
      else if ((code === 0x0d || code === 0x08) && !list.isEmpty) return null;
      if (code < 0x20 && code !== escapeCode) at++;
      continue;
    }
    const sequence = readSequence(text, at);
    at = sequence.end;
    if (sequence.kind === "osc") pen = followLink(pen, text.slice(sequence.from, sequence.to));
    if (sequence.kind !== "csi") continue;
    const parameters = readParameters(text, sequence.from, sequence.to);
    if (sequence.final === "m") pen = selectRendition(pen, parameters);
    else if (!leavesRunAlone(sequence.final, parameters[0] ?? 0, list.isEmpty)) return null;
  }
  return list.finish();
}

/** Whether a control sequence changes nothing when the cursor stands behind all there is. */
function leavesRunAlone(final: string, mode: number, isEmpty: boolean): boolean {
  switch (final) {
    case "C":
      return false;
    case "D":
      return isEmpty;
    case "G":
      return isEmpty && mode <= 1;
    case "J":
    case "K":
      return mode === 0 || isEmpty;
    default:
      return true;
  }
}
