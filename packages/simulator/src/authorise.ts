import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { ApiError } from "./api-error.ts";
import { signatureMethod, signatureOf, signedHeaders } from "./signature.ts";

export interface Credentials {
  accessKeyId: string;
  accessKeySecret: string;
}

export interface KeyRing {
  credentials: readonly Credentials[];
  tokens: readonly string[];
}

/** The API reference (page `instruction/sign`): a timestamp further off than this is refused. */
const toleranceSeconds = 5 * 60;

/**
 * Lets a call through that carries a known bearer token, or a signature that covers exactly these bytes.
 * Throws ApiError 401 otherwise. `now` in milliseconds.
 */
export function authorise(headers: IncomingHttpHeaders, body: Uint8Array, keys: KeyRing, now: number): void {
  const authorization = headers.authorization ?? "";
  const token = /^Bearer (.+)$/.exec(authorization)?.[1];
  if (token !== undefined) {
    if (keys.tokens.some((known) => equal(known, token))) return;
    throw refusal("AUTHFAILURE_INVALID_AUTHORIZATION", "The token is not known.");
  }
  const parts = /^ZC2-HMAC-SHA256 Credential=(.*), ?SignedHeaders=(.*), ?Signature=(.*)$/.exec(authorization);
  if (parts === null) {
    throw refusal(
      "AUTHFAILURE_INVALID_AUTHORIZATION",
      "The Authorization header does not have the right form.",
    );
  }
  const [, accessKeyId, headerNames, signature = ""] = parts;
  if (headerNames !== signedHeaders || headers["x-zc-signature-method"] !== signatureMethod) {
    throw refusal(
      "AUTHFAILURE_INVALID_AUTHORIZATION",
      `Only ${signatureMethod} over ${signedHeaders} is accepted.`,
    );
  }
  const timestamp = String(headers["x-zc-timestamp"] ?? "");
  if (!/^\d{1,12}$/.test(timestamp)) {
    throw refusal("AUTHFAILURE_INVALID_AUTHORIZATION", "X-ZC-Timestamp is not a time in Unix seconds.");
  }
  if (Math.abs(Number(timestamp) - now / 1000) > toleranceSeconds) {
    throw refusal("AUTHFAILURE_SIGNATURE_EXPIRED", "X-ZC-Timestamp is more than five minutes off.");
  }
  const request = {
    timestamp,
    contentType: headers["content-type"] ?? "",
    host: headers.host ?? "",
    body,
  };
  const known = keys.credentials.find((candidate) => candidate.accessKeyId === accessKeyId);
  if (known === undefined || !equal(signatureOf(request, known.accessKeySecret), signature)) {
    throw refusal("AUTHFAILURE_SIGNATURE_FAILURE", "The signature does not match the request.");
  }
}

function equal(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refusal(code: string, message: string): ApiError {
  return new ApiError(401, code, message);
}
