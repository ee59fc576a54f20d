import type { ServerResponse } from "node:http";
import type { ErrorCode } from "@command-history/contract";
import { PerRequest } from "./per-request.ts";

/** What the handlers of a request learn on the way and its log line should say. */
export interface RequestNotes {
  /** Milliseconds of `performance.now()`. */
  readonly startedAt: number;
  /** Bytes that the connection had sent before this request. */
  readonly bytesBefore: number;
  /** The pattern of the route that takes it. */
  route?: string;
  /** The list's filters and paging, as parsed. Other query strings are not logged: anything may stand in them. */
  query?: string;
  profile?: string;
  upstreamRequestId?: string;
  /** Where the answer came from, when not from a call of the upstream's that was made for this request. */
  answeredFrom?: "memory" | "shared call" | "old answer";
  /** Of a call that was made for another request: that one's ID, under which the log says what went wrong with it. */
  callRequestId?: string;
  code?: ErrorCode;
}

const notes = new PerRequest<ServerResponse, RequestNotes>("notes");

export function notesOf(res: ServerResponse): RequestNotes {
  const existing = notes.get(res);
  if (existing !== undefined) return existing;
  const fresh: RequestNotes = {
    startedAt: performance.now(),
    bytesBefore: res.socket?.bytesWritten ?? 0,
  };
  notes.set(res, fresh);
  return fresh;
}
