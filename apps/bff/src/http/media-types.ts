import type { RequestHandler } from "express";
import { RequestError } from "../problems/request-error.ts";
import { reportTypes } from "./csp-report.ts";

/**
 * Refuses bodies that are not JSON. The kinds that a form can send are among them, so that a form of another site
 * cannot pass for a call of the page.
 */
export const onlyJsonBodies: RequestHandler = (req, _res, next) => {
  // `is` says null for a request without a body, but takes a length of 0 for one.
  const isEmpty = req.get("Content-Length") === "0";
  if (!isEmpty && req.is(["application/json", ...reportTypes]) === false) {
    throw new RequestError("UNSUPPORTED_MEDIA_TYPE", "A body must be application/json.");
  }
  next();
};
