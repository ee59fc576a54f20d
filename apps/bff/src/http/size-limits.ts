import type { RequestHandler } from "express";
import { limitWords } from "../problems/limit-words.ts";
import { RequestError } from "../problems/request-error.ts";

/** The list takes 200 values for each of its filters in its query string. */
const maxUrlBytes = 49_152;
/** Nothing is uploaded here. What reads a body has a smaller limit of its own. */
const maxBodyBytes = 65_536;

/** Refuses addresses and bodies beyond any that this server has a use for, before anybody reads them. */
export const limitSizes: RequestHandler = (req, res, next) => {
  if (req.url.length > maxUrlBytes) {
    throw new RequestError("URL_TOO_LONG", `An address may have ${limitWords(maxUrlBytes)}.`);
  }
  if (Number(req.get("Content-Length") ?? 0) > maxBodyBytes) {
    // Rather than read the rest only to throw it away.
    res.set("Connection", "close");
    throw new RequestError("BODY_TOO_LARGE", `A body may have ${limitWords(maxBodyBytes)}.`);
  }
  next();
};
