import type { Stretch } from "./finding.ts";
import { createWordSearch } from "./word-search.ts";

/** What every secret of some kind has in or before it. */
interface Sign {
  /** Every match of the pattern has one of these, in any case; a space stands for a line's beginning, too. */
  readonly words: readonly string[];
  readonly pattern: RegExp;
}

/*
 * Nearly all text holds no secret, and the rules are slow. What is looked for here is what every secret that they can
 * find has in or before it: first one of the words, of all signs in one pass, and then, of those signs whose words there
 * are, the pattern. Several patterns, since the engine can skip ahead with simple ones: together, or where the case is
 * ignored without need, they take several times as long.
 */
export const signs: readonly Sign[] = [
  // Names of secrets.
  { words: ["pass", "pwd", "secret", "token"], pattern: /pass[wpc"'`\\\s:=]|pwd|secret|token/gi },
  {
    words: ["key"],
    pattern: /(?:api|access|account|private|shared|encryption|signing|master)[-_. ]?key/gi,
  },
  {
    words: ["credential", "authorization", "bearer", "string"],
    pattern: /credential|authorization|bearer|connection[-_]?string|securestring/gi,
  },
  // Flags of programs that have a password behind them, and what else has one on a command line.
  {
    words: [" -p", " -s", " -w", " -a", " -u", " -x", " -c", " --user", " --proxy-user"],
    pattern: /(?<![^ \t\n])-(?:[pPSwauAUcX]|-user|-proxy-user)/g,
  },
  {
    words: ["rabbitmqctl", "sqlplus", "masterauth", "rediscli_auth", "freerdp", "identified by"],
    pattern: /rabbitmqctl|sqlplus|masterauth|REDISCLI_AUTH|freerdp|IDENTIFIED BY/g,
  },
  // How tokens begin that can be known by themselves.
  {
    words: ["xox", "xapp-", "npm_", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
    pattern: /xox[a-z]-|xapp-|npm_|gh[pousr]_|github_pat_/g,
  },
  {
    words: ["sk-", "rk-", "sk_", "rk_", "lin_api_", "shp", "ops_ey", "aiza", "glpat-"],
    pattern: /[sr]k-[A-Za-z0-9]|[sr]k_[lt]|lin_api_|shp[pcas][ats]|ops_ey|AIza|glpat-/g,
  },
  {
    words: ["hooks.slack", "x-oauth", "eyj", "sg.", ":$"],
    pattern: /hooks\.slack|x-oauth|eyJ[A-Za-z0-9]|SG\.\w|:\$[0-9a-z]{1,3}\$/g,
  },
  // A user and more before the host of an address.
  { words: ["://"], pattern: /:\/\/[^\s/]{1,512}@/g },
  { words: ["://"], pattern: /:\/\/[^\s/:@]{0,256}:[^\s"'`<>]{1,256}@/g },
];

const searchWords = createWordSearch(signs.map(({ words }) => words));

/** Characters beyond the end of a piece by which a sign that begins in it is known. */
const signLength = 600;

/** Characters before and after a sign that the rules get to see of a very long line. */
export const reachBefore = 1024;
export const reachAfter = 16_384;

/** Characters before a sign in which its command can begin in another line: somewhat more than a rule looks through. */
const commandReach = 256;

/**
 * The parts of a piece of text that the rules have to see: the lines with a sign of a secret, of long lines what is
 * around it. In order, and none overlaps another.
 */
export function suspectStretches(text: string, piece: Stretch): Stretch[] {
  const end = Math.min(text.length, piece.to + signLength);
  const possible = searchWords(text, piece.from, end);
  if (possible === 0) return [];
  const shown = text.slice(piece.from, end);
  const found: Stretch[] = [];
  for (const [index, { pattern }] of signs.entries()) {
    if ((possible & (1 << index)) === 0) continue;
    pattern.lastIndex = 0;
    for (let hit = pattern.exec(shown); hit !== null; hit = pattern.exec(shown)) {
      const at = piece.from + hit.index;
      if (at >= piece.to) break;
      const stretch = { from: lineStart(text, at), to: lineEnd(text, at) };
      found.push(stretch);
      // What follows in the same stretch is seen with it. Not the end of one that was cut: its secrets would be, too.
      const isCut = stretch.to - at === reachAfter;
      pattern.lastIndex = Math.max(
        pattern.lastIndex,
        (isCut ? at + reachAfter / 2 : stretch.to) - piece.from,
      );
    }
  }
  return found.length < 2 ? found : joinStretches(found);
}

function joinStretches(stretches: Stretch[]): Stretch[] {
  stretches.sort((one, other) => one.from - other.from);
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    // Lines that follow each other are one stretch.
    if (last === undefined || stretch.from > last.to + 1) joined.push(stretch);
    else if (stretch.to > last.to) joined[joined.length - 1] = { from: last.from, to: stretch.to };
  }
  return joined;
}

/** Where the line at `at` begins, or the command that goes on in it, by a backslash at the end of the line before. */
function lineStart(text: string, at: number): number {
  const from = Math.max(0, at - reachBefore);
  const before = text.slice(from, at);
  const nearest = before.length - commandReach;
  let start = before.lastIndexOf("\n") + 1;
  while (start > nearest && /\\\r?\n$/.test(before.slice(Math.max(0, start - 3), start))) {
    start = before.lastIndexOf("\n", start - 2) + 1;
  }
  return from + start;
}

function lineEnd(text: string, at: number): number {
  const end = text.slice(at, at + reachAfter).indexOf("\n");
  return Math.min(text.length, end === -1 ? at + reachAfter : at + end);
}
