import fc from "fast-check";
import { isObject } from "../../src/json/is-object.ts";

/** Where the lists of a test document stand: those of the upstream's answer. */
export const lists = [["response", "dataSet"], ["invocationInstances"]] as const;

/** A JSON document as a text that JSON.stringify would not write: odd white space, escapes, any order of keys. */
export const documentText: fc.Arbitrary<string> = fc
  .tuple(documentValue(), fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 }))
  .map(([value, choices]) => write(value, chooser(choices)));

/** Bytes cut into chunks, some empty. */
export function cutBytes(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let from = 0;
  for (const size of sizes) {
    chunks.push(bytes.subarray(from, from + size));
    from += size;
  }
  chunks.push(bytes.subarray(from));
  return chunks;
}

/** What a splitter must make of a document that JSON.parse has read: the elements in order, then the rest. */
export function splitValue(document: unknown): { elements: unknown[]; rest: unknown } {
  const elements: unknown[] = [];
  const rest = withList(document, ["response", "dataSet"], (row) => {
    const emptied = withList(row, ["invocationInstances"], (instance) => {
      elements.push({ list: 1, value: instance });
    });
    elements.push({ list: 0, value: emptied });
  });
  return { elements, rest };
}

/** The value with the list at the path emptied, its elements going to `take`; unchanged when there is no list. */
function withList(value: unknown, path: readonly string[], take: (element: unknown) => void): unknown {
  const [key, ...further] = path;
  if (key === undefined) {
    if (!Array.isArray(value)) return value;
    value.forEach(take);
    return [];
  }
  if (!isObject(value) || !Object.hasOwn(value, key)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, member]) => [name, name === key ? withList(member, further, take) : member]),
  );
}

function documentValue(): fc.Arbitrary<unknown> {
  const instance = fc.oneof(
    shuffled({ output: text(), exitCode: fc.integer(), dataSet: fc.jsonValue() }),
    any(),
  );
  const row = fc.oneof(
    shuffled({
      invocationId: text(),
      invocationInstances: fc.oneof(fc.array(instance, { maxLength: 4 }), any()),
    }),
    any(),
  );
  const response = shuffled({
    totalCount: fc.nat(),
    response: any(),
    dataSet: fc.oneof({ weight: 4, arbitrary: fc.array(row, { maxLength: 5 }) }, any()),
  });
  const document = shuffled({
    requestId: text(),
    dataSet: any(),
    invocationInstances: any(),
    response: fc.oneof({ weight: 6, arbitrary: response }, any()),
  });
  return fc.oneof({ weight: 8, arbitrary: document }, any());
}

function any(): fc.Arbitrary<unknown> {
  return fc.jsonValue({ maxDepth: 3 });
}

function text(): fc.Arbitrary<string> {
  return fc.string({
    unit: fc.constantFrom("a", '"', "\\", "\n", "]", "}", ",", "é", "磁", "🛰️", "\ud800", "\u2028"),
  });
}

/** An object with some of the members, unknown ones among them, in any order. */
function shuffled(members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      fc.shuffledSubarray(Object.keys(members), { minLength: Object.keys(members).length - 1 }),
      fc.record(members),
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
      fc.boolean(),
    )
    .map(([names, values, unknown, unknownFirst]) => {
      const known = names.map((name): [string, unknown] => [name, values[name]]);
      const others = Object.entries(unknown).filter(([name]) => !Object.hasOwn(members, name));
      return Object.fromEntries(unknownFirst ? [...others, ...known] : [...known, ...others]);
    });
}

type Choose = (options: number) => number;

function chooser(choices: readonly number[]): Choose {
  let next = 0;
  return (options) => {
    const choice = choices[next % choices.length] ?? 0;
    next += 1;
    return choice % options;
  };
}

const gaps = ["", "", "", " ", "\n\t", "\r\n  "];

function write(value: unknown, choose: Choose): string {
  const gap = () => gaps[choose(gaps.length)] ?? "";
  const written = () => {
    if (typeof value === "string") return writeString(value, choose);
    if (Array.isArray(value)) return `[${value.map((item) => write(item, choose)).join(",")}${gap()}]`;
    if (!isObject(value)) return JSON.stringify(value);
    const members = Object.entries(value).map(
      ([key, member]) => `${gap()}${writeString(key, choose)}${gap()}:${write(member, choose)}`,
    );
    return `{${members.join(",")}${gap()}}`;
  };
  return `${gap()}${written()}${gap()}`;
}

/** A lone surrogate has no UTF-8 form and must be escaped; the rest is escaped now and then. */
function writeString(value: string, choose: Choose): string {
  const units = [...value].map((character) => {
    if (!character.isWellFormed() || choose(7) === 0) return escapeUnits(character);
    return JSON.stringify(character).slice(1, -1);
  });
  return `"${units.join("")}"`;
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");
}
