import { type PagePart, type Problem, pageHead, pageItemLine, pageTail } from "@command-history/contract";
import type { Request, Response } from "express";
import { createPacedWriter } from "./paced-writer.ts";

/** What an answer of items is made of, without the way it can break off: that is the writer's to say. */
export type ItemParts<Item, End> = AsyncGenerator<Exclude<PagePart<Item, End>, { kind: "broken" }>>;

/**
 * Writes an answer of items, such as a page, one by one as they come. Headers go out with the first, or with the end of
 * an answer without any: an error before that is thrown and gets its own status. One after that ends the answer with
 * the problem that `report` makes of it.
 */
export async function writeItems<Item extends object, End extends object>(
  req: Request,
  res: Response,
  parts: ItemParts<Item, End>,
  report: (error: unknown) => Problem,
): Promise<void> {
  const writer = createPacedWriter(res);
  let rows = 0;
  try {
    for await (const part of parts) {
      if (rows === 0) res.type("application/json");
      if (req.method === "HEAD") break;
      if (part.kind === "item") {
        await writer.write(`${rows === 0 ? pageHead : ""}${pageItemLine(part.item, rows)}`);
        rows += 1;
      } else {
        writer.end(`${rows === 0 ? pageHead : ""}${pageTail(part.end)}`);
      }
    }
    if (!res.writableEnded) writer.end();
  } catch (error) {
    if (rows === 0 || res.closed) throw error;
    writer.end(pageTail({ problem: report(error) }));
  }
}
