import {
  ApiError,
  BadResponseError,
  BlockedError,
  NetworkError,
  TimeoutError,
  TooLargeError,
  type ZenlayerError,
} from "@command-history/zenlayer";
import { isRefusal, skewThresholdMs } from "../upstream/clock-skew.ts";
import type { ProblemFacts } from "./problem.ts";

/** Characters of the upstream's own message that are repeated. */
const messageLength = 300;

/** How the upstream's code begins when the fault lies in what it was asked for. */
const refusedValue = /^(?:INVALID|UNKNOWN|UNSUPPORTED)_PARAMETER/;

/** Whether the fault is that of whoever asked: which values exist, of a status for instance, the upstream alone knows. */
export function refusesValue(error: unknown): boolean {
  return error instanceof ApiError && error.status === 400 && refusedValue.test(error.code ?? "");
}

/** What an error between us and the upstream means for the one who asked. `now` is our clock, in ms. */
export function upstreamProblem(
  error: ZenlayerError,
  profile: string | undefined,
  now: number,
): ProblemFacts {
  if (error instanceof ApiError) return apiProblem(error, profile, now);
  if (error instanceof BlockedError) {
    return {
      code: "UPSTREAM_BLOCKED",
      detail:
        error.by === "challenge"
          ? "A network-layer challenge stopped the call before it reached Zenlayer's API. Call from another network, or ask Zenlayer support to let this server's address through."
          : "A security policy blocks this call (HTTP 451). Ask Zenlayer support, or whoever runs the network in between.",
    };
  }
  if (error instanceof TimeoutError) {
    return {
      code: "UPSTREAM_TIMEOUT",
      detail: `Gave up waiting for Zenlayer: ${error.message}. Try again, or ask for a smaller page.`,
    };
  }
  if (error instanceof NetworkError) {
    return {
      code: "UPSTREAM_UNAVAILABLE",
      detail: `Zenlayer cannot be reached: ${error.message}. Check this server's network, DNS and proxy, and ZENLAYER_ENDPOINT.`,
    };
  }
  if (error instanceof TooLargeError) {
    return {
      code: "UPSTREAM_TOO_LARGE",
      detail: `Zenlayer's answer is larger than this server takes: ${error.message}. ${error.part === "answer" ? "Ask for a smaller page, or have UPSTREAM_MAX_ANSWER_MB raised." : "It cannot be shown here."}`,
    };
  }
  const reason = error instanceof BadResponseError ? `: ${error.message}` : "";
  return {
    code: "UPSTREAM_BAD_RESPONSE",
    detail: `Zenlayer answered with something that is not its API's documented form${reason}. Check ZENLAYER_ENDPOINT and any proxy in between.`,
  };
}

function apiProblem(error: ApiError, profile: string | undefined, now: number): ProblemFacts {
  return {
    ...apiMeaning(error, profile, now),
    ...(error.requestId === null ? {} : { upstreamRequestId: error.requestId }),
    ...(error.code === null ? {} : { upstreamCode: error.code }),
  };
}

function apiMeaning(error: ApiError, profile: string | undefined, now: number): ProblemFacts {
  const skewMs = error.serverTime === null ? 0 : now - error.serverTime.getTime();
  if (error.status === 429) {
    const retryAfterSeconds = Math.max(1, Math.ceil(error.retryAfterSeconds ?? 1));
    return {
      code: "RATE_LIMITED",
      detail: "Zenlayer limits how often it may be asked. Wait a little and try again.",
      retryAfterSeconds,
    };
  }
  if (isRefusal(error)) {
    if (Math.abs(skewMs) > skewThresholdMs) {
      const minutes = Math.round(Math.abs(skewMs) / 60_000);
      return {
        code: "CLOCK_SKEW",
        detail: `This server's clock is ${minutes} minutes ${skewMs > 0 ? "ahead of" : "behind"} Zenlayer's, which refuses requests more than 5 minutes off. Signed by Zenlayer's clock the call was refused as well. Set the clock, by NTP for instance, then check the access key.`,
      };
    }
    return {
      code: "UPSTREAM_AUTH",
      detail: `Zenlayer refused the credentials${profile === undefined ? "" : ` of profile "${profile}"`}. Check that the access key is active, that its secret is right, and that it may read command invocations: https://console.zenlayer.com/accessKey`,
    };
  }
  if (refusesValue(error)) {
    return {
      code: "INVALID_PARAMETER",
      detail: `Zenlayer does not take a value that was asked for: ${error.message.slice(0, messageLength)}`,
    };
  }
  return {
    code: "UPSTREAM_ERROR",
    detail: `Zenlayer answered with HTTP ${error.status}: ${error.message.slice(0, messageLength)}`,
    ...(error.retryAfterSeconds === null ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
  };
}
