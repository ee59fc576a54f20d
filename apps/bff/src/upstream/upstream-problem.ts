import {
  ApiError,
  BadResponseError,
  BlockedError,
  NetworkError,
  TimeoutError,
  TooLargeError,
  type ZenlayerError,
} from "@command-history/zenlayer";
import { limitWords } from "../problems/limit-words.ts";
import type { ProblemFacts } from "../problems/problem.ts";
import { isRefusal, skewThresholdMs } from "./clock-skew.ts";
import { connectionProblem } from "./connection-problem.ts";
import { isRateLimited } from "./rate-limited.ts";

/** Characters of the upstream's own message that are repeated. */
const messageLength = 300;

/** How the upstream's code begins when the fault lies in what it was asked for. */
const refusedValue = /^(?:INVALID|UNKNOWN|UNSUPPORTED)_PARAMETER/;

/** Whether the fault is that of whoever asked: which values exist, of a status for instance, the upstream alone knows. */
export function refusesValue(error: unknown): boolean {
  return error instanceof ApiError && error.status === 400 && refusedValue.test(error.code ?? "");
}

/**
 * What an error between us and the upstream means for the one who asked. `now` is our clock, in ms. `detail` is of whole
 * sentences: `/readyz`, and the words for a pause, show it without a title.
 */
export function upstreamProblem(
  error: ZenlayerError,
  profile: string | undefined,
  now: number,
): ProblemFacts {
  if (error instanceof ApiError) return apiProblem(error, profile, now);
  if (error instanceof BlockedError) {
    return {
      code: "UPSTREAM_BLOCKED",
      ...(error.by === "challenge"
        ? {
            detail: "A network-layer challenge stopped the call before it reached Zenlayer's API.",
            forOperator:
              "Call from another network, or ask Zenlayer support to let this server's address through.",
          }
        : {
            detail: "A security policy blocks calls to Zenlayer's API from here (HTTP 451).",
            forOperator: "Ask Zenlayer support, or whoever runs the network in between.",
          }),
    };
  }
  if (error instanceof TimeoutError) {
    return { code: "UPSTREAM_TIMEOUT", detail: sentence(error.message) };
  }
  if (error instanceof NetworkError) return connectionProblem(error.code);
  if (error instanceof TooLargeError) {
    return {
      code: "UPSTREAM_TOO_LARGE",
      ...(error.part === "answer"
        ? {
            detail: `The answer has more than ${limitWords(error.limitBytes)}. Where it is a list, ask for fewer rows a page.`,
            forOperator: "UPSTREAM_MAX_ANSWER_MB raises the limit.",
          }
        : { detail: `One result has more than ${limitWords(error.limitBytes)}, and cannot be shown here.` }),
    };
  }
  return {
    code: "UPSTREAM_BAD_RESPONSE",
    detail:
      error instanceof BadResponseError
        ? sentence(error.message)
        : "The answer does not have the form that Zenlayer's API documents.",
    forOperator: "Check ZENLAYER_ENDPOINT and any proxy in between.",
  };
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
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
  if (isRateLimited(error)) {
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
        detail: `This server's clock is ${minutes} minutes ${skewMs > 0 ? "ahead of" : "behind"} Zenlayer's, and requests more than 5 minutes off are refused. A call signed by Zenlayer's clock was refused as well.`,
        forOperator: "Set the clock, by NTP for instance, then check the access key.",
      };
    }
    return {
      code: "UPSTREAM_AUTH",
      detail: `Zenlayer does not accept the credentials of ${profile === undefined ? "this server" : `profile "${profile}"`}.`,
      forOperator:
        "Check that the access key is active, that its secret is right, and that it may read command invocations: https://console.zenlayer.com/accessKey",
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
    detail: `Zenlayer answered with ${statedError(error)}`,
    ...(error.retryAfterSeconds === null ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
  };
}

/** An error without an explanation names its status already. */
function statedError({ status, message }: ApiError): string {
  const stated = `HTTP ${status}`;
  const words = message.slice(0, messageLength);
  if (words === stated) return `${stated}.`;
  return words.startsWith(`${stated} `) ? `${words}.` : `${stated}: ${words}`;
}
