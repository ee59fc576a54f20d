import type { Finding, Rule, Stretch } from "./finding.ts";
import { isCall, isPlain, isUnlikeWord } from "./plain-values.ts";
import { isWholeName, type SecretName, secretNames } from "./secret-names.ts";
import { valueAt } from "./secret-value.ts";

const names = secretNames.map(({ pattern }) => `(${pattern})`).join("|");

/** Between name and value: `=`, `:`, `=>`, `:=`, or for a flag of a command line a space, or a comma between quotes. */
const separator = String.raw`[ \t]{0,8}(?:=>|:=|=(?!~\s|=[\s"'$])|:(?!:))[ \t]{0,8}|(?:,[ \t]{0,4}|[ \t]{1,8})`;

/** A name, a number behind it, what closes quotes and brackets around it, and the separator. */
const head = new RegExp(String.raw`(?:${names})_?\d{0,2}(\\{0,3}["'${"`"}]?[\])]?)(${separator})`, "gi");

/** Characters before a name by which it is told what the name belongs to. */
const contextLength = 48;

/** Characters before a name in which the quote of a prompt is looked for. */
const promptLength = 256;
const quotes = /\\{0,3}["'`]/g;

/** Fewest characters of a secret that a machine made. */
const madeLength = 6;

/** `password=x` and everything like it: pairs of JSON, YAML and INI, environment variables, flags, PowerShell. */
export const findPairs: Rule = (text, stretch) => {
  const shown = text.slice(stretch.from, stretch.to);
  const findings: Finding[] = [];
  head.lastIndex = 0;
  for (let hit = head.exec(shown); hit !== null; hit = head.exec(shown)) {
    const finding = secretBehind(text, stretch, hit);
    if (finding === null) continue;
    findings.push(finding);
    // A value can be as long as the text: what is in it is not looked at again.
    head.lastIndex = Math.max(head.lastIndex, finding.to - stretch.from);
  }
  return findings;
};

function secretBehind(text: string, stretch: Stretch, hit: RegExpExecArray): Finding | null {
  const index = hit.slice(1, secretNames.length + 1).findIndex((group) => group !== undefined);
  const secretName = secretNames[index];
  const separated = hit.at(-1) ?? "";
  if (secretName === undefined) return null;
  const start = stretch.from + hit.index;
  const before = text.slice(Math.max(stretch.from, start - contextLength), start);
  const name = hit[index + 1] ?? "";
  if (!isWholeName(name, before)) return null;
  const isFlag = /[:=]/.test(separated) === false;
  if (isFlag && !/(?:^|[\s"'`([=,])--?[\w-]*$/.test(before)) return null;
  const at = start + hit[0].length;
  const value = valueAt(text, at);
  if (value === null) return null;
  const { from, isQuoted, written } = value;
  if (isQuoted && hit.at(-2) === "" && closesQuote(text, stretch, start, text.slice(at, from))) return null;
  if (isPlain(written) || (isFlag && /^[-|&<>]/.test(written))) return null;
  if (!isQuoted) {
    // `pass: 12, fail: 3`
    if (/:[ \t]*$/.test(separated) && /^pass$/i.test(name) && !/[\w.-]$/.test(before)) return null;
    const after = text.slice(from + written.length, from + written.length + 64);
    if (isCall(text, from) || !isLikely(written, after, secretName, separated)) return null;
  }
  const to = value.end();
  return to === from ? null : { from, to, kind: secretName.kind };
}

/** Whether a quote behind the name ends what was opened before it: `read -p "Password: " answer`. */
function closesQuote(text: string, stretch: Stretch, start: number, quote: string): boolean {
  const lineBefore =
    text
      .slice(Math.max(stretch.from, start - promptLength), start)
      .split("\n")
      .at(-1) ?? "";
  const same = lineBefore.match(quotes)?.filter((each) => each === quote) ?? [];
  return same.length % 2 === 1;
}

/** Whether a value without quotes is one, and not the next word of a sentence. */
function isLikely(written: string, after: string, { isChosen }: SecretName, separated: string): boolean {
  const isSentenceLike = /:[ \t]*$/.test(separated);
  if (/^[[{(]/.test(written)) {
    // `password=[abc123`, and not a list, an object or what is said in brackets.
    return isChosen && !isSentenceLike && written.length >= madeLength && /^[[{(][^\s,:]*\d/.test(written);
  }
  if (!isChosen) {
    return written.length >= madeLength && (!isSentenceLike || isUnlikeWord(written));
  }
  if (!isSentenceLike || isUnlikeWord(written)) return true;
  // `passwd: updated successfully`, and not `password: hunter`.
  return separated.length > 1 && /^[ \t]*(?:$|[\r\n,;}#])/.test(after);
}
