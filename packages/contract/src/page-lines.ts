import type { Problem } from "./errors.ts";
import type { InvocationSummary, PageEnd } from "./invocation.ts";

/**
 * How an answer of many items is written: one JSON document, laid out so that every item has a line to itself and
 * the reader can take it up as soon as that line is there. JSON text holds no raw line break, so cutting at line
 * breaks is safe. A page of invocations is written so, and so is every other answer that comes item by item:
 * `Item` and `End` say what its items are, and what follows them.
 *
 *     {"items":[
 *     {…first…}
 *     ,{…second…}
 *     ],"page":1,…}
 */
export const pageHead = '{"items":[\n';

/** The line of one item. `index` counts from 0 within the page. */
export function pageItemLine(item: object, index: number): string {
  return `${index === 0 ? "" : ","}${JSON.stringify(item)}\n`;
}

/** The last line: what follows the items, or the problem that ended them early. */
export function pageTail(end: object): string {
  return `],${JSON.stringify(end).slice(1)}`;
}

/** What one line of a page holds. */
export type PagePart<Item = InvocationSummary, End = PageEnd> =
  | { kind: "item"; item: Item }
  | { kind: "end"; end: End }
  | { kind: "broken"; problem: Problem };

export interface ItemReader<Item, End> {
  push(chunk: string): PagePart<Item, End>[];
  close(): PagePart<Item, End>[];
}

/** Reads a page of invocations as it arrives, as `createItemReader` does. */
export function createPageReader(): ItemReader<InvocationSummary, PageEnd> {
  return createItemReader();
}

/**
 * Reads an answer as it arrives. `push` takes the next piece of text, cut anywhere, and returns what it completed;
 * `close` takes up the last line, which has no line break. Throws SyntaxError when a line is not what
 * `pageHead`, `pageItemLine` or `pageTail` write, and when the text ends before its last line.
 */
export function createItemReader<Item, End extends object>(): ItemReader<Item, End> {
  let rest = "";
  let headSeen = false;
  let ended = false;

  function readLine(line: string): PagePart<Item, End>[] {
    if (!headSeen) {
      if (`${line}\n` !== pageHead) throw new SyntaxError("the page does not begin with its items");
      headSeen = true;
      return [];
    }
    if (line.startsWith("],")) {
      ended = true;
      const end = JSON.parse(`{${line.slice(2)}`) as End | { problem: Problem };
      return "problem" in end ? [{ kind: "broken", problem: end.problem }] : [{ kind: "end", end }];
    }
    return [{ kind: "item", item: JSON.parse(line.startsWith(",") ? line.slice(1) : line) as Item }];
  }

  return {
    push(chunk) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      return lines.flatMap(readLine);
    },
    close() {
      const parts = rest === "" ? [] : readLine(rest);
      rest = "";
      if (!ended) throw new SyntaxError("the page ended before its last line");
      return parts;
    },
  };
}

/** The page that its parts make up; undefined while its end has not come, or when it broke off. */
export function pageOf<Item, End>(
  parts: readonly PagePart<Item, End>[],
): ({ items: Item[] } & End) | undefined {
  const last = parts.at(-1);
  if (last?.kind !== "end") return undefined;
  return { items: parts.flatMap((part) => (part.kind === "item" ? [part.item] : [])), ...last.end };
}
