import { type PagePart, type Problem, pageHead, pageItemLine, pageTail } from "@command-history/contract";

/**
 * What an answer of items is made of, as it comes: never nothing, and its end at last. Without the way it can break off,
 * which is for its text to say.
 */
export type ItemParts<Item, End> = AsyncGenerator<readonly ItemPart<Item, End>[], void, void>;

export type ItemPart<Item, End> = Exclude<PagePart<Item, End>, { kind: "broken" }>;

/**
 * The text of an answer of items, such as a page, as they come; the last piece ends it. Returns
 * whether it is whole. Throws what the parts throw before the first item; later that ends the text with the problem
 * which `report` makes of it, unless `isAbandoned`.
 */
export async function* itemsText<Item extends object, End extends object>(
  parts: ItemParts<Item, End>,
  report: (error: unknown) => Problem,
  isAbandoned: () => boolean,
): AsyncGenerator<string, boolean, void> {
  let rows = 0;
  let lines = pageHead;
  try {
    for await (const together of parts) {
      for (const part of together) {
        if (part.kind === "end") {
          if (lines !== "") yield lines;
          yield pageTail(part.end);
          return true;
        }
        lines += pageItemLine(part.item, rows);
        rows += 1;
      }
      yield lines;
      lines = "";
    }
    throw new Error("the items have no end");
  } catch (error) {
    if (rows === 0 || isAbandoned()) throw error;
    yield pageTail({ problem: report(error) });
    return false;
  }
}
