import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";
import { RequestError } from "../problems/request-error.ts";

/** The provider did not describe itself. */
export class ProviderUnavailableError extends Error {
  override readonly name = "ProviderUnavailableError";
  /** It is not asked again before. */
  readonly retryAfterSeconds: number;

  constructor(cause: unknown, retryAfterSeconds: number) {
    super("the identity provider cannot be reached", { cause });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A sign-in that the provider, or what it sent, did not let through. `reason` is for the log. */
export class SignInError extends RequestError {
  readonly reason: string;

  constructor(
    code: "SIGN_IN_FAILED" | "SIGN_IN_UNAVAILABLE",
    message: string,
    reason: string,
    retryAfterSeconds?: number,
  ) {
    super(code, message, { retryAfterSeconds });
    this.reason = reason;
  }
}

/** Codes of the library for a provider that answers too late, or with something else than its protocol. */
const unavailableCodes: ReadonlySet<string> = new Set(["OAUTH_TIMEOUT", "OAUTH_RESPONSE_IS_NOT_CONFORM"]);

/**
 * What an error of the library means for the one who signs in. The error itself goes no further: its causes hold
 * tokens, and descriptions that anyone can write into a link.
 */
export function providerProblem(error: unknown): SignInError {
  const reason = reasonOf(error);
  if (isUnavailable(error)) {
    return new SignInError(
      "SIGN_IN_UNAVAILABLE",
      "The identity provider does not answer as it should. Try again in a moment; if it stays so, tell whoever runs this dashboard.",
      reason,
      error instanceof ProviderUnavailableError ? error.retryAfterSeconds : undefined,
    );
  }
  const refused = error instanceof AuthorizationResponseError;
  return new SignInError(
    "SIGN_IN_FAILED",
    refused
      ? "The identity provider did not let you in. If you should have access, ask whoever runs it."
      : "What came back from the identity provider does not belong to a sign-in that was begun here. Sign in again.",
    reason,
  );
}

function isUnavailable(error: unknown): boolean {
  if (error instanceof ProviderUnavailableError) return true;
  if (error instanceof ClientError) return error.code !== undefined && unavailableCodes.has(error.code);
  // `fetch` throws a bare TypeError when it cannot connect; the library's own have a code.
  return error instanceof TypeError && !("code" in error);
}

/** Names and codes only. */
function reasonOf(error: unknown): string {
  if (error instanceof ProviderUnavailableError) return `discovery: ${reasonOf(error.cause)}`;
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    return /^\w{1,60}$/.test(error.error) ? error.error : "an unknown OAuth error";
  }
  // A code of the library comes with a fixed text, and often with a more particular one in the cause.
  const texts = [error, error instanceof Error ? error.cause : undefined].flatMap((each) => {
    if (!(each instanceof Error)) return [];
    return "code" in each ? [`${each.code}: ${each.message}`] : [each.message];
  });
  return texts.length === 0 ? "unknown" : texts.join("; ");
}
