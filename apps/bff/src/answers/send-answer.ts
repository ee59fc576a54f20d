import { pipeline, Readable } from "node:stream";
import type { Request, Response } from "express";
import { createPacedWriter } from "../http/paced-writer.ts";
import type { KeptAnswer } from "./answer.ts";
import type { Coding } from "./coding.ts";
import { isKnown, packedTag } from "./etag.ts";
import type { FlightReader } from "./flight.ts";

/** Shorter text is not much shorter when it is compressed, or even longer. */
const worthPackingBytes = 1024;

type Chunks = Iterable<Buffer> | AsyncIterable<Buffer>;

/** Sends whole answers, and answers while they are made: packed to whom takes that, and to the few others unpacked. */
export interface AnswerSender {
  /** Sends a whole answer, or says that the client has it (304). Tells which of the two. */
  sendKept(req: Request, res: Response, kept: KeptAnswer): Promise<"sent" | "known">;
  /** Sends an answer under way. Throws before the first byte what making it failed with, and later what broke it off. */
  sendFlight(req: Request, res: Response, reader: FlightReader): Promise<void>;
}

/** A sender of answers that are packed by this coding. */
export function createAnswerSender(coding: Coding): AnswerSender {
  function takesPacked(req: Request): boolean {
    return req.acceptsEncodings([coding.name, "identity"]) === coding.name;
  }

  /** Few ask for text that is not packed, or packed in another way: it is kept in one form only. */
  function unpacked(chunks: Chunks): AsyncIterable<Buffer> {
    // Who reads meets the error, with which the pipeline destroys what is read.
    return pipeline(Readable.from(chunks), coding.createUnpacker(), () => undefined);
  }

  return {
    async sendKept(req, res, kept) {
      res.vary("Accept-Encoding");
      const isPacked = kept.bytes >= worthPackingBytes && takesPacked(req);
      // What this stands in for can have been announced already, and have broken off before its first byte.
      res.removeHeader("Content-Encoding");
      res.setHeader("ETag", isPacked ? packedTag(kept.etag, coding.name) : kept.etag);
      if (isKnown(req.get("If-None-Match"), kept.etag)) {
        res.status(304).end();
        return "known";
      }
      setHeaders(res, kept.headers);
      res.setHeader("Content-Length", isPacked ? kept.packed.length : kept.bytes);
      if (isPacked) res.setHeader("Content-Encoding", coding.name);
      if (req.method === "HEAD") {
        res.end();
      } else if (isPacked) {
        // All of it is there, and stays in memory anyway: it needs no pace.
        res.end(kept.packed);
      } else {
        await sendChunks(res, unpacked([kept.packed]));
      }
      return "sent";
    },
    async sendFlight(req, res, reader) {
      setHeaders(res, await reader.headers);
      res.vary("Accept-Encoding");
      const isPacked = takesPacked(req);
      if (isPacked) res.setHeader("Content-Encoding", coding.name);
      if (req.method === "HEAD") {
        res.end();
        return;
      }
      await sendChunks(res, isPacked ? reader.chunks() : unpacked(reader.chunks()));
    },
  };
}

function setHeaders(res: Response, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
}

async function sendChunks(res: Response, chunks: Chunks): Promise<void> {
  const writer = createPacedWriter(res);
  for await (const chunk of chunks) {
    if (res.closed) return;
    await writer.write(chunk);
  }
  writer.end();
}
