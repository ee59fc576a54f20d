import type { ErrorCode, Problem } from "@command-history/contract";
import { ConnectionError, NewerVersionError, ProblemError, UnreadableAnswerError } from "./errors.ts";

/** An error as the viewer reads it: what happened, what to do, and whether asking again can help. */
export interface ProblemWords {
  readonly title: string;
  /** Where the title says what it led to: what went wrong. */
  readonly cause?: string;
  /** Null where the server's own words say what to do, and more exactly. */
  readonly advice: string | null;
  readonly retry: boolean;
}

const tellOperator = "Tell whoever runs this dashboard, with the request ID.";
const tellIfItStays = "If it stays so, tell whoever runs this dashboard, with the request ID.";

const wordsOf: Record<ErrorCode, ProblemWords> = {
  INVALID_PARAMETER: {
    title: "The server does not accept a parameter",
    advice: "Change or clear the filter it names.",
    retry: false,
  },
  UNAUTHENTICATED: {
    title: "Your session has ended",
    advice: "Sign in again. The address of this page leads back to what it shows.",
    retry: true,
  },
  SIGN_IN_FAILED: {
    title: "Sign-in did not work",
    advice: `Sign in again. ${tellIfItStays}`,
    retry: false,
  },
  SIGN_IN_UNAVAILABLE: {
    title: "Your sign-in cannot be checked",
    advice: "A service that this dashboard needs for it does not answer. It may be back in a moment.",
    retry: true,
  },
  FORBIDDEN: {
    title: "You may not see this",
    advice:
      "Ask whoever runs this dashboard for the role. If you were given it a moment ago, sign out and in again.",
    retry: false,
  },
  INVOCATION_NOT_FOUND: {
    title: "No such invocation",
    advice:
      "Its ID may be mistyped, or it may belong to another account, or be older than what Zenlayer keeps.",
    retry: false,
  },
  OUTPUT_NOT_FOUND: {
    title: "No such output",
    advice: "Zenlayer holds no text for this stream of this instance.",
    retry: false,
  },
  PROFILE_NOT_FOUND: {
    title: "No such profile",
    advice: "Choose another profile.",
    retry: false,
  },
  NOT_FOUND: {
    title: "Not found",
    advice: "The server does not know this address. It may be of another version than this page: reload it.",
    retry: false,
  },
  METHOD_NOT_ALLOWED: {
    title: "The server does not do this",
    advice: "The page may be of another version than the server: reload it.",
    retry: false,
  },
  MALFORMED_REQUEST: {
    title: "The server cannot read the request",
    advice: "Something between this page and the server may have changed it. Reload the page.",
    retry: true,
  },
  REQUEST_TIMEOUT: {
    title: "The request did not arrive in time",
    advice: "The connection to the server may be slow or broken. Try again.",
    retry: true,
  },
  BODY_TOO_LARGE: {
    title: "Too much text was sent",
    advice: "Send a shorter text.",
    retry: false,
  },
  URL_TOO_LONG: {
    title: "Too many filters",
    advice: "The address has grown longer than the server takes. Take some values out.",
    retry: false,
  },
  UNSUPPORTED_MEDIA_TYPE: {
    title: "The server does not take this kind of data",
    advice: "The page may be of another version than the server: reload it.",
    retry: false,
  },
  WRONG_HOST: {
    title: "The dashboard is not served under this name",
    advice: "Open it under the address that whoever runs it has set up.",
    retry: false,
  },
  HEADERS_TOO_LARGE: {
    title: "The request is too large",
    advice: "Take some filter values out, or delete this site's cookies.",
    retry: false,
  },
  RATE_LIMITED: {
    title: "Too many requests",
    advice: null,
    retry: true,
  },
  INTERNAL: {
    title: "The dashboard's server failed",
    advice: tellIfItStays,
    retry: true,
  },
  AUDIT_UNAVAILABLE: {
    title: "The audit trail is not available",
    advice: tellOperator,
    retry: true,
  },
  UPSTREAM_AUTH: {
    title: "Zenlayer refused the credentials",
    advice: tellOperator,
    retry: true,
  },
  UPSTREAM_BLOCKED: {
    title: "Zenlayer blocked the request before its API",
    advice: tellOperator,
    retry: true,
  },
  UPSTREAM_BAD_RESPONSE: {
    title: "Zenlayer's answer cannot be read",
    advice: tellIfItStays,
    retry: true,
  },
  UPSTREAM_ERROR: {
    title: "Zenlayer reported an error",
    advice: tellIfItStays,
    retry: true,
  },
  UPSTREAM_TOO_LARGE: {
    title: "The answer is too large",
    advice: null,
    retry: false,
  },
  CLOCK_SKEW: {
    title: "The server's clock is off",
    advice: tellOperator,
    retry: true,
  },
  UPSTREAM_UNAVAILABLE: {
    title: "The connection to Zenlayer failed",
    advice: `It may be back in a moment. ${tellIfItStays}`,
    retry: true,
  },
  UPSTREAM_TLS: {
    title: "No secure connection to Zenlayer",
    advice: tellOperator,
    retry: true,
  },
  UPSTREAM_PAUSED: {
    title: "Zenlayer keeps failing",
    advice: tellIfItStays,
    retry: true,
  },
  UPSTREAM_TIMEOUT: {
    title: "Zenlayer took too long to answer",
    advice: `Try again, or ask for less at a time. ${tellIfItStays}`,
    retry: true,
  },
  SERVER_BUSY: {
    title: "The dashboard's server is busy",
    advice: null,
    retry: true,
  },
};

/** `needsRetry`: only the viewer asks again, even where the network comes back. */
function connectionWords({ offline }: ConnectionError, needsRetry: boolean): ProblemWords {
  if (!offline) {
    return {
      title: "The dashboard's server cannot be reached",
      advice: "It may be restarting, or the network between you and it is down.",
      retry: true,
    };
  }
  // What waits for the viewer may still stand there when the network is back.
  return needsRetry
    ? { title: "You were offline", advice: "Try again once the network is back.", retry: true }
    : { title: "You are offline", advice: "This is shown once the network is back.", retry: true };
}

/** Any error in words. `needsRetry`: what failed is not asked for again when the network comes back. */
export function problemWords(error: unknown, needsRetry = false): ProblemWords {
  if (error instanceof ProblemError) return wordsOf[error.problem.code];
  if (error instanceof ConnectionError) return connectionWords(error, needsRetry);
  if (error instanceof NewerVersionError) {
    return {
      title: "A newer version of this dashboard is installed",
      advice:
        "This page is of the version before, and what it needs for this is gone. Reload it: it comes back to this address.",
      retry: false,
    };
  }
  if (error instanceof UnreadableAnswerError) {
    return {
      title: `The server's answer cannot be read (HTTP ${error.status})`,
      advice: "A proxy may have answered in its place, or the server is of another version: reload the page.",
      retry: true,
    };
  }
  return {
    title: "Something went wrong in this page",
    advice: "Reload it. If it stays so, report what you did.",
    retry: true,
  };
}

/** The server's own words, to stand below those of `problemWords`; empty where these say them already. */
export function detailWords({ code, detail }: Problem): string {
  return detail === `${wordsOf[code].title}.` ? "" : detail;
}

/** The words for what broke off after a part of it had come; `title` says what. */
export function brokenOffWords(error: unknown, title: string): ProblemWords {
  if (error instanceof ConnectionError && !error.offline) {
    return { title, advice: "The connection broke off before its end. Load it again.", retry: true };
  }
  const words = problemWords(error);
  return { title, cause: `${words.title}.`, advice: words.advice, retry: true };
}
