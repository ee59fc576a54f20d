import { NetworkError, TimeoutError } from "@command-history/zenlayer";
import { expect, it } from "vitest";
import { apiError } from "../../tests/support/api-error.ts";
import { verdictOf } from "./verdict.ts";

it.each([
  ["a broken connection", new NetworkError("ECONNRESET", undefined), "unwell"],
  ["a certificate that is not accepted", new NetworkError("CERT_HAS_EXPIRED", undefined), "unknown"],
  ["an answer that does not begin", new TimeoutError("headers"), "unwell"],
  ["a call that took its whole time", new TimeoutError("total"), "unknown"],
  ["HTTP 503", apiError(503), "unwell"],
  ["refused credentials", apiError(401), "well"],
  ["a fault of ours", new TypeError("a fault"), "unknown"],
])("%s says of the upstream what it can", (_what, error, verdict) => {
  expect(verdictOf(error, undefined)).toBe(verdict);
});

it("a call that its reader left says nothing", () => {
  expect(verdictOf(new NetworkError("ECONNRESET", undefined), AbortSignal.abort())).toBe("unknown");
});
