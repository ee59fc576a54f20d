/** More names than this are not made out of ranges; a command runs on 200 instances at most. */
const maxNames = 100_000;

/** Numbers with more digits are taken as text: they are not counted in, and would not be exact. */
const number = /(?<!\d)\d{1,15}(?!\d)/g;

const collator = new Intl.Collator("en", { numeric: true });

/** Orders names as people count: `web2` before `web10`. Different names never compare as equal. */
export function compareNames(one: string, other: string): number {
  return collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
}

/** A name seen as a number between two texts; without digits when it is seen as one text. */
interface Reading {
  readonly prefix: string;
  readonly digits: string;
  readonly suffix: string;
}

/**
 * Names as compact ranges, such as `edge-ams-[001-040]` and `web[1-3,7]`, in natural order. Of several numbers in a
 * name, the one that folds most names is counted. Nothing is lost: `parseHostRanges` gives the names back, sorted, each
 * as often as it was there. A bracket or backslash of a name itself is written with a backslash before it.
 */
export function formatHostRanges(names: readonly string[]): string[] {
  const sorted = names.toSorted(compareNames);
  const members = new Map<string, number>();
  for (const name of new Set(sorted)) {
    for (const reading of readingsOf(name)) {
      const template = templateOf(reading);
      members.set(template, (members.get(template) ?? 0) + 1);
    }
  }
  const folds = new Map<string, { reading: Reading; digits: string[] }>();
  for (const name of sorted) {
    const reading = bestReading(name, members);
    const template = templateOf(reading);
    const fold = folds.get(template);
    if (fold === undefined) folds.set(template, { reading, digits: [reading.digits] });
    else fold.digits.push(reading.digits);
  }
  return [...folds.values()].flatMap(({ reading, digits }) =>
    reading.digits === ""
      ? digits.map(() => escaped(reading.prefix))
      : byPadding(digits).map((numbers) => formatRange(reading, numbers)),
  );
}

/** Every way to see a name as a number between two texts, the last number first. */
function readingsOf(name: string): Reading[] {
  return Array.from(name.matchAll(number), (match) => ({
    prefix: name.slice(0, match.index),
    digits: match[0],
    suffix: name.slice(match.index + match[0].length),
  })).reverse();
}

function templateOf({ prefix, digits, suffix }: Reading): string {
  return JSON.stringify(digits === "" ? [prefix] : [prefix, suffix]);
}

function bestReading(name: string, members: ReadonlyMap<string, number>): Reading {
  let best: Reading = { prefix: name, digits: "", suffix: "" };
  let most = 0;
  for (const reading of readingsOf(name)) {
    const count = members.get(templateOf(reading)) ?? 0;
    if (count > most) {
      best = reading;
      most = count;
    }
  }
  return best;
}

/** Parts numbers of different zero padding. A number as long as the padded ones counts among them: `08, 09, 10`. */
function byPadding(digits: readonly string[]): string[][] {
  const paddedLengths = new Set(digits.filter(isPadded).map((number) => number.length));
  const parts = new Map<number, string[]>();
  for (const number of digits) {
    const width = paddedLengths.has(number.length) ? number.length : 0;
    const part = parts.get(width);
    if (part === undefined) parts.set(width, [number]);
    else part.push(number);
  }
  return [...parts.values()];
}

function isPadded(digits: string): boolean {
  return digits.length > 1 && digits.startsWith("0");
}

function formatRange({ prefix, suffix }: Reading, numbers: readonly string[]): string {
  const runs: { first: string; last: string }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && Number(number) === Number(run.last) + 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  const list = runs.map(({ first, last }) => (first === last ? first : `${first}-${last}`)).join(",");
  const isSingle = numbers.length === 1;
  return escaped(prefix) + (isSingle ? list : `[${list}]`) + escaped(suffix);
}

function escaped(text: string): string {
  return text.replace(/[[\\]/g, "\\$&");
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gsu, "$1");
}

/**
 * The names that ranges stand for, in natural order. Throws SyntaxError when a range cannot be read, RangeError when
 * there are more than 100,000 names.
 */
export function parseHostRanges(ranges: readonly string[]): string[] {
  const names: string[] = [];
  for (const range of ranges) {
    const parts = /^((?:[^[\\]|\\.)*)(?:\[([^\]]*)\]((?:[^[\\]|\\.)*))?$/su.exec(range);
    if (parts === null) throw new SyntaxError(`not a range of names: ${range}`);
    const [, prefix = "", list, suffix = ""] = parts;
    const numbers =
      list === undefined ? [""] : list.split(",").flatMap((run) => numbersOf(run, maxNames - names.length));
    if (names.length + numbers.length > maxNames) throw new RangeError(`more than ${maxNames} names`);
    for (const digits of numbers) names.push(unescaped(prefix) + digits + unescaped(suffix));
  }
  return names.sort(compareNames);
}

/** The numbers of `7` or `001-040`, padded as the first of them is. */
function numbersOf(run: string, limit: number): string[] {
  const [, first = "", last = first] = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(run) ?? [];
  const count = Number(last) - Number(first) + 1;
  if (first === "" || count < 1) throw new SyntaxError(`not a range of numbers: ${run}`);
  if (count > limit) throw new RangeError(`more than ${maxNames} names`);
  const width = isPadded(first) ? first.length : 0;
  return Array.from({ length: count }, (_, index) => String(Number(first) + index).padStart(width, "0"));
}
