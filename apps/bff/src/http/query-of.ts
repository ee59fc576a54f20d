import { parseListQuery } from "@command-history/contract";
import type { Request } from "express";
import { PerRequest } from "./per-request.ts";

const queries = new PerRequest<object, URLSearchParams>("query");

/** The query of a request as it was asked for, also where a router has cut its address. Parsed once; not to be changed. */
export function queryOf(req: Pick<Request, "originalUrl">): URLSearchParams {
  const known = queries.get(req);
  if (known !== undefined) return known;
  const start = req.originalUrl.indexOf("?");
  const query = new URLSearchParams(start === -1 ? "" : req.originalUrl.slice(start + 1));
  queries.set(req, query);
  return query;
}

const listQueries = new PerRequest<URLSearchParams, ReturnType<typeof parseListQuery>>("list query");

/** The list's parameters in a query, read once: its route asks for them, and so does the audit trail. */
export function listQueryIn(query: URLSearchParams): ReturnType<typeof parseListQuery> {
  const known = listQueries.get(query) ?? parseListQuery(query);
  listQueries.set(query, known);
  return known;
}
