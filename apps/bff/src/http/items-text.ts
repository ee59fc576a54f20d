import { type PagePart, type Problem, pageHead, pageItemLine, pageTail } from "@command-history/contract";

/** What an answer of items is made of, without the way it can break off: that is for its text to say. */
export type ItemParts<Item, End> = AsyncGenerator<Exclude<PagePart<Item, End>, { kind: "broken" }>>;

/**
 * The text of an answer of items, such as a page, one item at a time as they come; the last piece ends it. Returns
 * whether it is whole. Throws what the parts throw before the first item; later that ends the text with the problem
 * which `report` makes of it, unless `isAbandoned`.
 */
export async function* itemsText<Item extends object, End extends object>(
  parts: ItemParts<Item, End>,
  report: (error: unknown) => Problem,
  isAbandoned: () => boolean,
): AsyncGenerator<string, boolean, void> {
  let rows = 0;
  try {
    for await (const part of parts) {
      const head = rows === 0 ? pageHead : "";
      if (part.kind === "end") {
        yield `${head}${pageTail(part.end)}`;
        return true;
      }
      yield `${head}${pageItemLine(part.item, rows)}`;
      rows += 1;
    }
    throw new Error("the items have no end");
  } catch (error) {
    if (rows === 0 || isAbandoned()) throw error;
    yield pageTail({ problem: report(error) });
    return false;
  }
}
