import { pageHeader, problemSchema } from "@command-history/contract";
import * as z from "zod/mini";
import { ConnectionError, ProblemError, UnreadableAnswerError } from "../lib/errors.ts";
import { noteSessionEnd } from "../lib/session-end.ts";
import { takeFirstAnswer } from "./first-answers.ts";

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** What reading failed with, as the caller should see it: an abort stays one, anything else lost the connection. */
export function readingError(error: unknown): unknown {
  return isAbort(error) ? error : new ConnectionError("The connection broke off", { cause: error });
}

/** What a request fails with. The end of a session is noted, whichever request meets it first. */
function failed(error: Error): Error {
  noteSessionEnd(error);
  return error;
}

/**
 * Sends a GET to the BFF and returns its answer, with the body not yet read.
 * Throws ProblemError for an error answer, ConnectionError when none came, UnreadableAnswerError for an error
 * answer that is not the BFF's, and the signal's AbortError.
 */
export function get(path: string, accept: string, signal: AbortSignal): Promise<Response> {
  return getUnlessKnown(path, accept, signal, null);
}

/** The same, for what may be known already by this tag: its answer can be a 304 then, without a body. */
export function getUnlessKnown(
  path: string,
  accept: string,
  signal: AbortSignal,
  etag: string | null,
): Promise<Response> {
  const first = etag === null ? takeFirstAnswer(path, signal) : undefined;
  if (first !== undefined) return checked(first);
  return send(path, {
    headers: { accept, ...(etag === null ? {} : { "If-None-Match": etag }) },
    signal,
  });
}

function send(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
  return checked(fetch(path, { ...init, headers: { ...init.headers, [pageHeader.name]: pageHeader.value } }));
}

/** An answer once it has begun, unless it is an error. */
async function checked(answer: Promise<Response>): Promise<Response> {
  let response: Response;
  try {
    response = await answer;
  } catch (error) {
    throw isAbort(error) ? error : new ConnectionError("No answer", { cause: error });
  }
  if (response.ok || response.status === 304) return response;
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (problem.success) throw failed(new ProblemError(problem.data));
  throw failed(new UnreadableAnswerError(response.status, { cause: problem.error }));
}

/** Gets JSON of the given shape. Throws what `get` throws, and UnreadableAnswerError for another shape. */
export async function getJson<Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
  signal: AbortSignal,
): Promise<z.output<Schema>> {
  return readJson(await get(path, "application/json", signal), schema);
}

/** Sends a POST without a body, for JSON of the given shape. Throws what `getJson` throws. */
export async function postForJson<Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  return readJson(await send(path, { method: "POST", headers: { accept: "application/json" } }), schema);
}

/** Sends a POST with a JSON body, for text. Throws what `get` throws. */
export async function postForText(path: string, body: object): Promise<string> {
  const response = await send(path, {
    method: "POST",
    headers: { accept: "text/plain", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  try {
    return await response.text();
  } catch (error) {
    throw readingError(error);
  }
}

/** Reads JSON of the given shape. Throws UnreadableAnswerError for another shape, and ConnectionError. */
export async function readJson<Schema extends z.ZodMiniType>(
  response: Response,
  schema: Schema,
): Promise<z.output<Schema>> {
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    throw readingError(error);
  }
  try {
    return z.parse(schema, JSON.parse(text));
  } catch (error) {
    throw new UnreadableAnswerError(response.status, { cause: error });
  }
}
