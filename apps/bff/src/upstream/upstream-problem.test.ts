import {
  ApiError,
  BlockedError,
  NetworkError,
  TooLargeError,
  type ZenlayerError,
} from "@command-history/zenlayer";
import { describe, expect, it } from "vitest";
import { upstreamProblem } from "./upstream-problem.ts";

const now = Date.UTC(2026, 0, 31, 8);

function refusal(minutesOff: number): ApiError {
  return new ApiError(
    { status: 401, retryAfterSeconds: null, serverTime: new Date(now - minutesOff * 60_000) },
    { code: "AUTHFAILURE_SIGNATURE_FAILURE", message: "refused", requestId: null },
  );
}

describe("what an error of the upstream means", () => {
  it.each<[ZenlayerError, string]>([
    [refusal(0), 'Zenlayer does not accept the credentials of profile "prod".'],
    [
      refusal(7),
      "This server's clock is 7 minutes ahead of Zenlayer's, and requests more than 5 minutes off are refused. A call signed by Zenlayer's clock was refused as well.",
    ],
    [
      new BlockedError(403, "challenge"),
      "A network-layer challenge stopped the call before it reached Zenlayer's API.",
    ],
    [
      new BlockedError(451, "policy"),
      "A security policy blocks calls to Zenlayer's API from here (HTTP 451).",
    ],
    [new NetworkError("EHOSTUNREACH", undefined), "There is no way to Zenlayer's server (EHOSTUNREACH)."],
    [
      new TooLargeError("answer", 4 * 1024 ** 3),
      "The answer has more than 4 GiB. Where it is a list, ask for fewer rows a page.",
    ],
    [
      new TooLargeError("row", 128 * 1024 ** 2),
      "One result has more than 128 MiB, and cannot be shown here.",
    ],
  ])("is told in sentences that need no title: %s", (error, detail) => {
    expect(upstreamProblem(error, "prod", now).detail).toBe(detail);
  });
});
