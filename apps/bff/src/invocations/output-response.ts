import type { Request, Response } from "express";
import { createPacedWriter } from "../http/paced-writer.ts";
import { pieceBytes, utf8Pieces } from "../http/utf8-pieces.ts";

/** An output is anybody's text: nothing in it may run, whatever a browser takes it for. */
export const outputHeaders = {
  "Content-Type": "text/plain; charset=utf-8",
  "Content-Security-Policy": "sandbox",
  "X-Content-Type-Options": "nosniff",
} as const;

/** Sends output text byte for byte. */
export async function writeOutput(req: Request, res: Response, text: string): Promise<void> {
  res.set({ ...outputHeaders, "Content-Length": String(Buffer.byteLength(text, "utf8")) });
  const writer = createPacedWriter(res);
  if (req.method !== "HEAD") {
    for (const piece of utf8Pieces(text, () => Buffer.allocUnsafe(pieceBytes))) {
      await writer.write(piece);
      if (res.closed) return;
    }
  }
  writer.end();
}
