import type { Finding, Rule } from "./finding.ts";

const nextBorder = /-{4,5} ?(BEGIN|END) [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}/;
const border = new RegExp(nextBorder, "g");

/** Characters of a block, more than the largest keys have. */
const blockLength = 32_768;

/** A line of a key, or of what may stand above it. */
const body =
  /[^\S\r\n]{0,16}(?:[A-Za-z0-9+/=]{1,200}|(?:Proc-Type|DEK-Info|Version|Comment|Hash): [^\r\n]{0,200})?[^\S\r\n]{0,16}(?:\r?\n|\\r\\n|\\n|$)/y;

/** A part of a key on a line that is longer, or that goes on with something else. */
const run = /[^\S\r\n]{0,16}[A-Za-z0-9+/=]{40,}/y;

/** Private keys in PEM and its like: the whole block, and of one that is cut off all there is. */
export const findKeyBlocks: Rule = (text, stretch) => {
  const shown = text.slice(stretch.from, stretch.to);
  const findings: Finding[] = [];
  border.lastIndex = 0;
  for (let hit = border.exec(shown); hit !== null; hit = border.exec(shown)) {
    if (hit[1] !== "BEGIN") continue;
    const from = stretch.from + hit.index;
    const to = blockEnd(text, from + hit[0].length);
    findings.push({ from, to, kind: "private key" });
    border.lastIndex = to - stretch.from;
  }
  return findings;
};

function blockEnd(text: string, from: number): number {
  const rest = text.slice(from, from + blockLength);
  const end = nextBorder.exec(rest);
  return end?.[1] === "END" ? from + end.index + end[0].length : from + unfinishedLength(rest);
}

/** How much of what follows a key's first line looks like a key. */
function unfinishedLength(rest: string): number {
  let length = 0;
  for (;;) {
    const part = partAt(body, rest, length) ?? partAt(run, rest, length);
    if (part === null) break;
    length += part.length;
    const characters = part.trim().length;
    // A short line is a key's last one; an empty one follows its first, or what stands above the key.
    if (length === rest.length || (characters > 0 && characters < 40)) break;
  }
  return rest.slice(0, length).trimEnd().length;
}

function partAt(form: RegExp, rest: string, at: number): string | null {
  form.lastIndex = at;
  return form.exec(rest)?.[0] ?? null;
}
