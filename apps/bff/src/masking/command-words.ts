const quote = String.raw`\\{0,3}["']`;

/** Of a word without quotes: up to white space or an operator of the shell, unless that is escaped. */
const bareCharacter = String.raw`(?:[^\s"'|;&<>\\]|\\[|;&<>]|\\(?!\\{0,2}["']))`;

/**
 * What is between quotes, up to the one that closes those of group `name`, or to the line's end. Not what stands behind
 * a quote that closes: `ssh host "mysql -p" && echo "done"`.
 */
function inQuotes(name: string, length: string): string {
  return String.raw`(?![ \t]{1,8}[;|&<>]|[;|][ \t])((?:'\\''|(?!(?<!\\)\k<${name}>)[^\r\n])${length})`;
}

/** Text in quotes, as an expression whose last group that takes part is what is in them. */
export const quoted = `(?<quote>${quote})${inQuotes("quote", "+")}`;

/** A word of a command line, likewise. */
export function word(length = "+"): string {
  return String.raw`(?:\$?(?<quote>${quote})${inQuotes("quote", length)}|(?!\$?${quote})(${bareCharacter}${length}))`;
}

/** A word that begins as `beginning` says, in its quotes or before them; the group is what follows that. */
export function wordAfter(beginning: string, length = "+"): string {
  return String.raw`(?:\$?(?<outer>${quote})${beginning}${inQuotes("outer", length)}|${beginning}${word(length)})`;
}

/** What may close a word's quotes. */
export const closing = `(?:${quote})?`;

/** White space, also the end of a line that goes on in the next one. */
const space = String.raw`(?:[ \t]|\\\r?\n)`;

/** What stands between a command and its flag: of the same command, and not so long that many can be looked through. */
export const between = String.raw`${space}(?:(?:\\\r?\n|[^\r\n|;&]){0,200}?${space})?`;
