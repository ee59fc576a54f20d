import type { Stretch } from "./finding.ts";

/** Characters of a value in quotes whose other quote is missing. */
const openValueLength = 4096;

const bare = /[^\s"'`]+/y;

/** What ends a line within a value: a line break, also as it is written in JSON. */
const lineBreak = /\r|\n/;

/** Where a value stands that begins at `at`, in quotes or not; null when there is none. */
export function valueAt(text: string, at: number): (Stretch & { readonly isQuoted: boolean }) | null {
  const quote = /^(?:[bfru@$]|[bru]{2})?(\\{0,3}["'`])/i.exec(text.slice(at, at + 6));
  if (quote?.[1] !== undefined) {
    const from = at + quote[0].length;
    const to = closingQuote(text, from, quote[1]);
    return to === from ? null : { from, to, isQuoted: true };
  }
  bare.lastIndex = at;
  const [token] = bare.exec(text) ?? [];
  const length = token === undefined ? 0 : bareLength(token);
  return length === 0 ? null : { from: at, to: at + length, isQuoted: false };
}

/** Where a quoted value ends. One that the line's end cuts off goes up to there. */
function closingQuote(text: string, from: number, quote: string): number {
  const shown = text.slice(from, from + openValueLength);
  const end = lineBreak.exec(shown)?.index ?? shown.length;
  for (let at = shown.indexOf(quote); at !== -1 && at < end; at = shown.indexOf(quote, at + 1)) {
    // A quote with more backslashes before it belongs to the value.
    if (shown[at - 1] !== "\\" || at === 0) return from + at;
  }
  return from + end;
}

/** A value without quotes up to the next pair on the same line, and without what closes the text around it. */
function bareLength(token: string): number {
  const next = /[;&,](?=[\w.-]{1,40}=)/.exec(token)?.index ?? token.length;
  return trimmedLength(token, next);
}

function trimmedLength(token: string, length: number): number {
  let end = length;
  while (end > 0 && "\\,;.:!?)]}>".includes(token[end - 1] ?? "")) end -= 1;
  return end;
}
