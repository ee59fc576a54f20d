import { createGunzip } from "node:zlib";
import type { Request, Response } from "express";
import { createPacedWriter } from "../http/paced-writer.ts";
import type { KeptAnswer } from "./answer.ts";
import { isKnown, packedTag } from "./etag.ts";
import type { FlightReader } from "./flight.ts";

/** Shorter text is not much shorter when it is compressed, or even longer. */
const worthPackingBytes = 1024;

/** Sends a whole answer, or says that the client has it (304). Tells which of the two. */
export async function sendKept(req: Request, res: Response, kept: KeptAnswer): Promise<"sent" | "known"> {
  res.vary("Accept-Encoding");
  const gzip = kept.bytes >= worthPackingBytes && takesGzip(req);
  res.set("ETag", gzip ? packedTag(kept.etag) : kept.etag);
  if (isKnown(req.get("If-None-Match"), kept.etag)) {
    res.status(304).end();
    return "known";
  }
  res.set(kept.headers);
  res.set("Content-Length", String(gzip ? kept.gzip.length : kept.bytes));
  // All of it is there, and stays in memory anyway: it needs no pace.
  if (gzip) res.set("Content-Encoding", "gzip").end(req.method === "HEAD" ? undefined : kept.gzip);
  else await sendChunks(req, res, gzip, [kept.gzip]);
  return "sent";
}

/** Sends an answer while it is made. Throws before the first byte what making it failed with, and later what broke it off. */
export async function sendFlight(req: Request, res: Response, reader: FlightReader): Promise<void> {
  res.set(await reader.headers);
  await sendChunks(req, res, takesGzip(req), reader.chunks());
}

async function sendChunks(
  req: Request,
  res: Response,
  gzip: boolean,
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<void> {
  res.vary("Accept-Encoding");
  if (gzip) res.set("Content-Encoding", "gzip");
  const writer = createPacedWriter(res);
  if (req.method !== "HEAD") {
    for await (const chunk of gzip ? chunks : unpacked(chunks)) {
      if (res.closed) return;
      await writer.write(chunk);
    }
  }
  writer.end();
}

/** Few ask for text that is not compressed: it is kept in one form only. */
async function* unpacked(
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void, void> {
  const gunzip = createGunzip();
  const fed = (async () => {
    try {
      for await (const chunk of chunks) {
        if (!gunzip.write(chunk)) await new Promise<void>((resolve) => gunzip.once("drain", resolve));
      }
      gunzip.end();
    } catch (error) {
      gunzip.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  })();
  yield* gunzip;
  await fed;
}

function takesGzip(req: Request): boolean {
  return req.acceptsEncodings(["gzip", "identity"]) === "gzip";
}
