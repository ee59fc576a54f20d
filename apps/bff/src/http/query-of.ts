import type { Request } from "express";

/** The query of a request as it was asked for, also where a router has cut its address. */
export function queryOf({ originalUrl }: Pick<Request, "originalUrl">): URLSearchParams {
  const start = originalUrl.indexOf("?");
  return new URLSearchParams(start === -1 ? "" : originalUrl.slice(start + 1));
}
