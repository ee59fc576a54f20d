import type { Problem } from "@command-history/contract";
import type { Request, Response } from "express";
import { type ItemParts, itemsText } from "./items-text.ts";
import { createPacedWriter } from "./paced-writer.ts";

/**
 * Writes an answer of items as they come. Headers go out with the first, or with the end of an answer
 * without any: an error before that is thrown and gets its own status. One after that ends the answer with the problem
 * that `report` makes of it.
 */
export async function writeItems<Item extends object, End extends object>(
  req: Request,
  res: Response,
  parts: ItemParts<Item, End>,
  report: (error: unknown) => Problem,
): Promise<void> {
  const writer = createPacedWriter(res);
  for await (const piece of itemsText(parts, report, () => res.closed)) {
    if (!res.headersSent) res.type("application/json");
    if (req.method === "HEAD") break;
    await writer.write(piece);
  }
  writer.end();
}
