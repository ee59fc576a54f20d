import { createGrowingOutputIndex } from "@command-history/output";
import type { Turns } from "../turns.ts";

/** Characters that the index takes in at a time. */
const pieceLength = 262_144;

/** What keeps a line from being shown exactly as it was sent. A carriage return right before the line feed shows nothing. */
const needsTerminal = /[^\t\n\r\x20-\x7e]|\r(?!\n)/;

/**
 * The lines of an output as a terminal shows them, the same that the viewer counts. Plain ASCII, which most outputs
 * are, is cut at its line feeds and needs no terminal. `isAsSent` says that it was so, but for carriage returns.
 */
export async function visibleLines(
  text: string,
  turns: Turns,
): Promise<{ lines: Iterable<string>; isAsSent: boolean }> {
  if (!needsTerminal.test(text)) return { lines: linesAsSent(text), isAsSent: true };
  const index = createGrowingOutputIndex();
  for (let at = 0; at < text.length; at += pieceLength) {
    index.append(text.slice(at, at + pieceLength));
    if (turns.isOver()) await turns.next();
  }
  index.finish();
  return { lines: linesOf(index), isAsSent: false };
}

function* linesAsSent(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const feed = text.indexOf("\n", from);
    const end = feed === -1 ? text.length : feed;
    yield text.slice(from, text.charCodeAt(end - 1) === 0x0d && end > from ? end - 1 : end);
    from = end + 1;
  }
}

function* linesOf(index: { readonly lineCount: number; text(index: number): string }): Generator<string> {
  for (let line = 0; line < index.lineCount; line++) yield index.text(line);
}
