import type { Dispatcher } from "undici";
import * as z from "zod/mini";
import { type AnswerFacts, ApiError, BadResponseError, BlockedError, type ZenlayerError } from "./errors.ts";

/** More than any envelope has; of a longer error body the rest is not read. */
const errorBodyBytes = 64 * 1024;
const messageCharacters = 2000;

const textOrNull = z.catch(z.nullable(z.string()), null);
const errorEnvelope = z.object({ code: textOrNull, message: textOrNull, requestId: textOrNull });

/** An upstream answer whose body has not been read. */
export type Answer = Pick<Dispatcher.ResponseData, "statusCode" | "headers" | "body">;

/** Whether the answer can be rows. Any other goes to `readErrorAnswer`. */
export function isRowAnswer({ statusCode, headers }: Answer): boolean {
  return statusCode === 200 && !isHtml(headers) && !isEncoded(headers);
}

/**
 * The error that an answer without rows stands for. Reads its body, to a limit; a body that breaks off is a
 * `cause`, since the status says more. `secrets` are cut out of what the upstream says, which may quote the
 * request.
 */
export async function readErrorAnswer(
  answer: Answer,
  { secrets, now }: { secrets: readonly string[]; now: number },
): Promise<ZenlayerError> {
  const { statusCode: status, headers } = answer;
  const { text, cause } = await readStart(answer.body);
  if (status === 451) return new BlockedError(status, "policy");
  if (status === 403 && headers["cf-mitigated"] === "challenge") return new BlockedError(status, "challenge");
  if (status >= 300 && status < 400) return new BadResponseError("redirect", `HTTP ${status}, a redirect`);
  if (status === 200 && isHtml(headers)) return new BadResponseError("html", "the answer is an HTML page");
  if (status === 200)
    return new BadResponseError("encoded", "the answer has an encoding that was not asked for");
  if (status < 400) return new BadResponseError("unexpected-status", `HTTP ${status} is not documented`);
  return (
    apiErrorOf(parseOrNull(text), answerFacts(answer, now), secrets) ??
    new ApiError(
      answerFacts(answer, now),
      { code: null, message: `HTTP ${status} without an explanation`, requestId: null },
      { cause },
    )
  );
}

/** The error that an envelope stands for, or null: it has neither code nor message. */
export function apiErrorOf(value: unknown, facts: AnswerFacts, secrets: readonly string[]): ApiError | null {
  const { data: envelope } = errorEnvelope.safeParse(value);
  if (envelope === undefined || (envelope.code === null && envelope.message === null)) return null;
  const redact = (text: string) =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), text);
  return new ApiError(facts, {
    code: envelope.code === null ? null : redact(envelope.code),
    message: redact(envelope.message ?? `HTTP ${facts.status}`).slice(0, messageCharacters),
    requestId: envelope.requestId === null ? null : redact(envelope.requestId),
  });
}

/** What the headers say. `now` is in milliseconds, for a `Retry-After` that names a time (RFC 9110, 10.2.3). */
export function answerFacts({ statusCode, headers }: Answer, now: number): AnswerFacts {
  const serverTime = httpDate(headers.date);
  return {
    status: statusCode,
    serverTime,
    retryAfterSeconds: retryAfterSeconds(headers["retry-after"], serverTime?.getTime() ?? now),
  };
}

function retryAfterSeconds(value: string | string[] | undefined, now: number): number | null {
  if (typeof value === "string" && /^\d{1,9}$/.test(value)) return Number(value);
  const time = httpDate(value);
  return time === null ? null : Math.max(0, Math.ceil((time.getTime() - now) / 1000));
}

function httpDate(value: string | string[] | undefined): Date | null {
  if (typeof value !== "string" || !value.endsWith(" GMT")) return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

function isHtml(headers: Answer["headers"]): boolean {
  return String(headers["content-type"] ?? "")
    .trimStart()
    .toLowerCase()
    .startsWith("text/html");
}

function isEncoded(headers: Answer["headers"]): boolean {
  return String(headers["content-encoding"] ?? "identity").toLowerCase() !== "identity";
}

async function readStart(body: AsyncIterable<Uint8Array>): Promise<{ text: string; cause: unknown }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > errorBodyBytes) break;
    }
    return { text: Buffer.concat(chunks).toString("utf8"), cause: undefined };
  } catch (cause) {
    return { text: Buffer.concat(chunks).toString("utf8"), cause };
  }
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
