/** Characters of a value by which it is told whether it is a secret. */
const judgedLength = 256;

/** A value that may be a secret. */
export interface Candidate {
  readonly from: number;
  readonly isQuoted: boolean;
  /** How it begins: all of it, unless it is very long. */
  readonly written: string;
  /** Where it ends. Takes time in proportion to its length: to be asked for only when it is a secret. */
  readonly end: () => number;
}

/** White space, a quote, or the next pair on the same line. */
const bareEnd = /[\s"'`]|[;&,](?=[\w.-]{1,40}=)/g;

/** A line break, or a quote with all the backslashes before it. */
const quotedEnd = /[\r\n]|(?<!\\)\\{0,3}["'`]/g;

/** The value that begins at `at`, in quotes or not; null when there is none. */
export function valueAt(text: string, at: number): Candidate | null {
  const quote = /^(?:[bfru@$]|[bru]{2})?(\\{0,3}["'`])/i.exec(text.slice(at, at + 6));
  const from = at + (quote?.[0].length ?? 0);
  const close = quote?.[1];
  const endIn = (shown: string, start: number): number =>
    close === undefined ? bareEndIn(shown, start) : quotedEndIn(shown, start, close);
  // What is no secret can go on for long with names in it: to look for its end behind each would take too long.
  const beginning = text.slice(from, from + judgedLength);
  const shownEnd = endIn(beginning, 0);
  const isWhole = shownEnd < beginning.length || from + shownEnd === text.length;
  const trimmedEnd = (to: number): number => (close === undefined ? trimmed(text, from, to) : to);
  const written = isWhole ? text.slice(from, trimmedEnd(from + shownEnd)) : beginning;
  if (written === "") return null;
  return {
    from,
    isQuoted: close !== undefined,
    written,
    end: () => (isWhole ? from + written.length : trimmedEnd(endIn(text, from))),
  };
}

/** Where a value in quotes ends. One whose other quote is missing goes up to the line's end, however far that is. */
function quotedEndIn(text: string, from: number, close: string): number {
  quotedEnd.lastIndex = from;
  for (let hit = quotedEnd.exec(text); hit !== null; hit = quotedEnd.exec(text)) {
    // Other quotes, also the same one with more backslashes before it, belong to the value.
    if (hit[0] === close || hit[0] === "\r" || hit[0] === "\n") return hit.index;
  }
  return text.length;
}

function bareEndIn(text: string, from: number): number {
  bareEnd.lastIndex = from;
  return bareEnd.exec(text)?.index ?? text.length;
}

/** Where a value ends without what closes the text around it. */
function trimmed(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && "\\,;.:!?)]}>".includes(text[end - 1] ?? "")) end -= 1;
  return end;
}
