import { extname } from "node:path";
import express, { type RequestHandler, type Response } from "express";

/** What the web build packs its files by, best first: as HTTP names it, and what it puts behind a file's name. */
const packings = [
  { coding: "br", ending: ".br" },
  { coding: "gzip", ending: ".gz" },
] as const;

/** Sends a file of the folder in the packed form that lies beside it, to those who take it. Others go on to the next handler. */
export function createPackedFiles(
  folder: string,
  options: Parameters<typeof express.static>[1],
): RequestHandler {
  const sendPacked = express.static(folder, { ...options, setHeaders: describePacked });
  return (req, res, next) => {
    res.vary("Accept-Encoding");
    const packing = packings.find(({ coding }) => req.acceptsEncodings([coding, "identity"]) === coding);
    if (packing === undefined) {
      next();
      return;
    }
    const asked = req.url;
    req.url = asked.replace(/(?=\?|$)/, packing.ending);
    sendPacked(req, res, (error?: unknown) => {
      req.url = asked;
      next(error);
    });
  };
}

/** Only of a file that is there: what is answered in the place of a missing one is not packed. */
function describePacked(res: Response, path: string): void {
  const ending = extname(path);
  const packing = packings.find((known) => known.ending === ending);
  if (packing === undefined) return;
  res.set("Content-Encoding", packing.coding);
  res.type(extname(path.slice(0, -ending.length)));
}
