import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { type ProblemFacts, problemOf } from "../problems/problem.ts";

type Listener = (error: NodeJS.ErrnoException, socket: Duplex) => void;

/**
 * How long what is still sent of a refused request is read, and thrown away: a connection that is closed on unread bytes is
 * reset, and its answer may be lost on the way.
 */
const lingerMs = 1_000;

/**
 * Answers what the HTTP parser cannot make a request of, in the form of every other error, and closes the connection once
 * the client has. `isAnswering` says whether an answer is under way on a connection: one more would end up in the middle of
 * it.
 */
export function createClientErrorListener(
  logger: Logger,
  isAnswering: (socket: Duplex) => boolean,
): Listener {
  const refused = new WeakSet<Duplex>();
  return (error, socket) => {
    const facts = factsOf(error.code);
    // The parser tells of every further piece.
    if (facts !== undefined && refused.has(socket)) return;
    if (facts === undefined || !socket.writable || isAnswering(socket)) {
      socket.destroy();
      return;
    }
    const problem = problemOf(facts, randomUUID());
    logger.info(
      { requestId: problem.requestId, status: problem.status, code: problem.code },
      "not a request",
    );
    refused.add(socket);
    const closing = setTimeout(() => socket.destroy(), lingerMs);
    socket.once("close", () => clearTimeout(closing));
    const body = JSON.stringify(problem);
    socket.end(
      [
        `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
        "Content-Type: application/problem+json; charset=utf-8",
        `Content-Length: ${Buffer.byteLength(body)}`,
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        `X-Request-Id: ${problem.requestId}`,
        "Connection: close",
        "",
        body,
      ].join("\r\n"),
    );
  };
}

function factsOf(code: string | undefined): ProblemFacts | undefined {
  if (code === "HPE_HEADER_OVERFLOW") {
    return {
      code: "HEADERS_TOO_LARGE",
      detail: "The address and the headers together may have 64 KiB.",
    };
  }
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
    return { code: "REQUEST_TIMEOUT", detail: "The request did not arrive in time." };
  }
  // Whoever reset the connection reads no answer.
  if (code === undefined || code === "ECONNRESET" || code === "EPIPE") return undefined;
  return { code: "MALFORMED_REQUEST", detail: "This is not HTTP as this server reads it." };
}
