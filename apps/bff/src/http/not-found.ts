import type { RequestHandler } from "express";
import { RequestError } from "../problems/request-error.ts";

export const notFound: RequestHandler = () => {
  throw new RequestError(
    "NOT_FOUND",
    "Nothing is served under this path. GET /api/openapi.json lists what is.",
  );
};
