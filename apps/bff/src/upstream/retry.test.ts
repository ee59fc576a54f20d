import {
  BadResponseError,
  BlockedError,
  NetworkError,
  TimeoutError,
  TooLargeError,
} from "@command-history/zenlayer";
import { describe, expect, it } from "vitest";
import { apiError } from "../../tests/support/api-error.ts";
import { retryReason, retryWait } from "./retry.ts";

describe("another attempt", () => {
  it.each([
    ["a broken connection", new NetworkError("ECONNRESET", undefined), "network"],
    ["a connection that is not made in time", new TimeoutError("connect"), "network"],
    [
      "a refusal to go on without a certificate of ours",
      new NetworkError("ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED", undefined),
      "network",
    ],
    ["a rate limit", apiError(429), "rate-limit"],
    ["HTTP 500", apiError(500), "server-error"],
    ["HTTP 502", apiError(502), "server-error"],
    ["HTTP 503", apiError(503), "server-error"],
    ["HTTP 504", apiError(504), "server-error"],
  ])("is worth it after %s", (_what, error, reason) => {
    expect(retryReason(error)).toBe(reason);
  });

  it.each([
    ["refused credentials", apiError(401)],
    ["a forbidden call", apiError(403)],
    ["a certificate that is not accepted", new NetworkError("CERT_HAS_EXPIRED", undefined)],
    ["a bad request", apiError(400)],
    ["HTTP 501", apiError(501)],
    ["an error in an answer of status 200", apiError(200)],
    ["a block on the way", new BlockedError(403, "challenge")],
    ["an answer that is too large", new TooLargeError("answer", 1)],
    ["an answer that is no JSON", new BadResponseError("not-json", "no JSON")],
    ["an answer that does not begin", new TimeoutError("headers")],
    ["a call that took its whole time", new TimeoutError("total")],
    ["a caller who left", new DOMException("left", "AbortError")],
    ["a fault of ours", new TypeError("a fault")],
  ])("is not made after %s", (_what, error) => {
    expect(retryReason(error)).toBeUndefined();
  });
});

describe("the wait before it", () => {
  const settings = { backoffMs: 500, longestWaitMs: 5_000 };
  const always = (chance: number) => ({ ...settings, random: () => chance });

  it("is anything up to a bound that doubles", () => {
    const error = new NetworkError("ECONNRESET", undefined);
    expect([1, 2, 3].map((attempt) => retryWait(error, attempt, always(0)))).toEqual([0, 0, 0]);
    expect([1, 2, 3].map((attempt) => retryWait(error, attempt, always(0.5)))).toEqual([250, 500, 1000]);
  });

  it("comes after the time that the upstream asks for", () => {
    expect(retryWait(apiError(429, 3), 1, always(0.5))).toBe(3_250);
    expect(retryWait(apiError(503, 0), 1, always(0.5))).toBe(250);
    expect(retryWait(apiError(503, 5), 1, always(0))).toBe(5_000);
  });

  it("is not taken up when the upstream asks for more than anyone waits", () => {
    expect(retryWait(apiError(429, 6), 1, always(0))).toBeUndefined();
  });
});
