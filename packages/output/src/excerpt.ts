import { withoutLogPrefix } from "./log-prefix.ts";
import { defaultPen } from "./terminal/pen.ts";
import { renderLine } from "./terminal/render-line.ts";

/** Words that a failing program says, in the line worth reading first. A class such as `ValueError` counts, `ErrorHandler` does not. */
const trouble =
  /(?:error|errors|exception)\b|\b(?:fatal|panic|fail|fails|failed|failure|failures|denied|not found|not recognized|no such|cannot|can't|could not|unable to|timed out|timeout|refused|unreachable|aborted|killed|segmentation fault)\b|\[(?:emerg|alert|crit)\]/iu;

/** What says that all is well in the words of trouble: `0 errors`, `no error`, `failed=0`. */
const noTrouble =
  /\b(?:0|no|without) (?:errors?|fail(?:ed|ures?)|exceptions?|critical)\b|\b(?:errors?|failed|failures?|critical)[=:] ?0\b/giu;

/** Levels of trouble as logs and checks write them, of Java, Python, syslog and Nagios: in small letters these are mere words. */
const levelOfTrouble = /\b(?:SEVERE|CRITICAL|CRIT|EMERG)\b/u;

/**
 * What only says that something went wrong before, and how many times: tar, make, apt, dpkg, npm, pip, rustc, SQLAlchemy,
 * systemd, nginx. After what failed to start, `: ` begins the reason, but in descriptions: after a unit's name, and of init
 * scripts.
 */
const closing =
  /\bdue to (?:\d+ )?previous errors?\b|\bError is not recoverable: exiting now|^make(?:\[\d+\])?: \*\*\* .+ Error \d+|^E: (?:Unable to fetch some archives|Some index files failed|Sub-process \S+ returned an error code)|^Errors were encountered while processing|^npm (?:ERR!|error) A complete log|^\(Background on this error at|^note: This error originates|^For more information about this error|^\S+: (?:(?:Main|Control) process exited, code=|Failed with result ')|^(?:Failed to start|Dependency failed for) (?:\S+\.[a-z]+ - .+|(?:(?:LSB|SYSV): )?(?:[^:]|:(?! ))+)\.$|^Job for \S+ failed because |^nginx: configuration file \S+ test failed$/u;

/**
 * Where it happened, not what: a frame of a stack trace, the lines that PowerShell adds below an error (`At line:1
 * char:1`, `+ CategoryInfo`), and the commands that `set -x` shows.
 */
const position = /^(?:at |File "|At (?:line|.+):\d+ char:\d+$|\+ )/u;

/**
 * How far something has come, not what came of it: the meters of curl (three shares with their sizes, two speeds, three
 * times), wget, dnf and their like. An empty bar of tqdm follows its share at once, and is wide: the empty field of a table
 * is not.
 */
const meter =
  /^% Total +% Received\b|^Dload +Upload\b|^(?:\d{1,3} +[\d.]+[kMGTP]? +){3}(?:[\d.]+[kMGTP]? +){2}(?:(?:[\d-]+:[\d-]{2}:[\d-]{2}|\d+d(?: \d\dh)?) +){3}|^#+ *\d{1,3}(?:\.\d+)?%$|\d%(?: ?[[|][ -]*[=>#█▏▎▍▌▋▊▉][=>#█▏▎▍▌▋▊▉ -]*[\]|]| ?\[[ -]{3,}\]|\| {5,}\|)/u;

/** How far back the search for trouble goes once a line with text is found, in lines with text and in characters. */
const searchedLines = 200;
const searchedLength = 65_536;

/** Lines that hold something and yet show nothing, such as control sequences alone, before the search gives up. */
const invisibleLines = 10_000;

/** How much of one line is looked at. */
const lineLength = 4096;

/**
 * The one line of an output that says most: the last that says what went wrong, else the last that only says that
 * something did, else the last with text, one that only says where or how far last of all; null when there is none. As a terminal
 * shows it (sequences gone, carriage returns carried out), trimmed, without what syslog or the journal writes before a
 * message, control characters as symbols, cut to `maxLength` code points with an ellipsis.
 *
 * Cheap on a long text: it is read from its end, and the search for an error stops after 200 lines or 64 Ki characters;
 * of a longer line, 4 Ki characters are looked at. White space is passed over without end, and up to 10,000 lines in
 * which control sequences alone stand.
 */
export function excerptOf(text: string, maxLength = 200): string | null {
  let close: string | null = null;
  let last: string | null = null;
  let place: string | null = null;
  let linesLeft = searchedLines;
  let invisibleLeft = invisibleLines;
  let stopAt = 0;
  for (let end = withoutBlankLines(text, text.length); end > stopAt && linesLeft > 0; ) {
    const feed = text.lastIndexOf("\n", end - 1);
    const line = withoutLogPrefix(shownText(text, feed + 1, end));
    end = withoutBlankLines(text, feed);
    if (line === "") {
      invisibleLeft--;
      if (invisibleLeft === 0) break;
      continue;
    }
    if (linesLeft === searchedLines) stopAt = Math.max(end - searchedLength, 0);
    linesLeft--;
    if (position.test(line) || continuesPosition(line, text, end)) place ??= line;
    else if (saysWhy(line)) return cut(line, maxLength);
    else if (readsLikeTrouble(line)) close ??= line;
    else if (meter.test(line)) place ??= line;
    else last ??= line;
  }
  const found = close ?? last ?? place;
  return found === null ? null : cut(found, maxLength);
}

/** Whether a line is the rest of the one before: PowerShell wraps `+ CategoryInfo` in the middle of a word. */
function continuesPosition(line: string, text: string, endOfLineBefore: number): boolean {
  if (line.includes(" ")) return false;
  const from = text.lastIndexOf("\n", endOfLineBefore - 1) + 1;
  return /^\+ (?:CategoryInfo|FullyQualifiedErrorId)\b/.test(shownText(text, from, endOfLineBefore));
}

/** Where the last line before `end` ends that is more than white space; 0 when there is none. */
function withoutBlankLines(text: string, end: number): number {
  let at = end;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  if (at <= 0) return 0;
  // What follows the text in its own line stays: a carriage return there can mean that spaces were written over it.
  const feed = text.indexOf("\n", at);
  return feed === -1 ? end : Math.min(feed, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** Whether a line says what went wrong, and not only that something did. */
export function saysWhy(line: string): boolean {
  return readsLikeTrouble(line) && !closing.test(line);
}

function readsLikeTrouble(line: string): boolean {
  const told = line.replace(noTrouble, "");
  return trouble.test(told) || levelOfTrouble.test(told);
}

/** What a line shows. Of a long one its beginning, or, when it was written over, what was written last. */
function shownText(text: string, from: number, to: number): string {
  if (to - from <= lineLength) return textOf(text.slice(from, to));
  const tail = text.slice(to - lineLength, to);
  const lastWritten = tail.includes("\r") ? textOf(tail.slice(tail.indexOf("\r"))) : "";
  return lastWritten === "" ? textOf(text.slice(from, from + lineLength)) : lastWritten;
}

function textOf(source: string): string {
  return renderLine(source, defaultPen)
    .map((segment) => segment.text)
    .join("")
    .trim();
}

function cut(line: string, maxLength: number): string {
  const characters = Array.from(line);
  if (characters.length <= maxLength) return line;
  return `${characters.slice(0, maxLength - 1).join("")}…`;
}

/** The number of lines that a text has: its line feeds, and one more when something follows the last of them. 0 for "". */
export function countLines(text: string): number {
  let count = 0;
  let at = 0;
  for (let feed = text.indexOf("\n"); feed !== -1; feed = text.indexOf("\n", at)) {
    count++;
    at = feed + 1;
  }
  return at < text.length ? count + 1 : count;
}
