import { NetworkError, TooLargeError } from "@command-history/zenlayer";
import { expect, it } from "vitest";
import { apiError } from "../../tests/support/api-error.ts";
import { RequestError } from "../problems/request-error.ts";
import { unwellCode } from "./unwell.ts";

it.each([
  ["a broken connection", new NetworkError("ECONNRESET", undefined), "UPSTREAM_UNAVAILABLE"],
  ["a certificate that is not accepted", new NetworkError("CERT_HAS_EXPIRED", undefined), "UPSTREAM_TLS"],
  ["an encrypted connection that fails", new NetworkError("EPROTO", undefined), "UPSTREAM_TLS"],
  ["a rate limit", apiError(429), "RATE_LIMITED"],
])("an old answer is better than %s", (_what, error, code) => {
  expect(unwellCode(error, 0)).toBe(code);
});

it.each([
  ["refused credentials", apiError(401)],
  ["what does not exist", new RequestError("INVOCATION_NOT_FOUND", "there is none")],
  ["an answer that is too large", new TooLargeError("answer", 1)],
])("no old answer hides %s", (_what, error) => {
  expect(unwellCode(error, 0)).toBeUndefined();
});
