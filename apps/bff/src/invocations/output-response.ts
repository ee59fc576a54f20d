import type { Request, Response } from "express";
import { createPacedWriter } from "../http/paced-writer.ts";
import { pieceBytes, utf8Pieces } from "../http/utf8-pieces.ts";

/** Sends output text byte for byte. It is anybody's text: nothing in it may run, whatever a browser takes it for. */
export async function writeOutput(req: Request, res: Response, text: string): Promise<void> {
  res.type("text/plain; charset=utf-8");
  res.set({
    "Content-Length": String(Buffer.byteLength(text, "utf8")),
    "Content-Security-Policy": "sandbox",
    "X-Content-Type-Options": "nosniff",
  });
  const writer = createPacedWriter(res);
  if (req.method !== "HEAD") {
    for (const piece of utf8Pieces(text, () => Buffer.allocUnsafe(pieceBytes))) {
      await writer.write(piece);
      if (res.closed) return;
    }
  }
  writer.end();
}
