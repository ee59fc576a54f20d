import { type PagePart, type Problem, pageHead, pageItemLine, pageTail } from "@command-history/contract";

/**
 * What an answer of items is made of, as it comes: never nothing, and its end at last. Without the way it can break off,
 * which is for its text to say.
 */
export type ItemParts<Item, End> = AsyncGenerator<readonly ItemPart<Item, End>[], void, void>;

/** One of its items, or its end. */
export type ItemPart<Item, End> = Exclude<PagePart<Item, End>, { kind: "broken" }>;

/**
 * The text of an answer of items, such as a page, as they come; the last piece ends it. Returns the end that it has, and
 * undefined for one that broke off. Throws what goes wrong before the first piece; later that ends the text with the
 * problem which `report` makes of it, unless `isAbandoned`.
 */
export async function* itemsText<Item extends object, End extends object>(
  parts: ItemParts<Item, End>,
  report: (error: unknown) => Problem,
  isAbandoned: () => boolean,
): AsyncGenerator<string, End | undefined, void> {
  let rows = 0;
  let isBegun = false;
  let lines = pageHead;
  try {
    for await (const batch of parts) {
      for (const part of batch) {
        if (part.kind === "end") {
          if (lines !== "") yield lines;
          yield pageTail(part.end);
          return part.end;
        }
        lines += pageItemLine(part.item, rows);
        rows += 1;
      }
      isBegun = true;
      yield lines;
      lines = "";
    }
    throw new Error("the items have no end");
  } catch (error) {
    if (!isBegun || isAbandoned()) throw error;
    yield `${lines}${pageTail({ problem: report(error) })}`;
    return undefined;
  }
}
