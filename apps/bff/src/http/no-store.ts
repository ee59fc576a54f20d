import type { RequestHandler } from "express";

/** For what changes under its reader's eyes, and for what must not lie about in caches: command output. */
export const noStore: RequestHandler = (_req, res, next) => {
  res.set("Cache-Control", "no-store");
  next();
};
