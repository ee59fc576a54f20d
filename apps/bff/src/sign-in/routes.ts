import { type SignedOut, signInCallbackPath, signInPath, signOutPath } from "@command-history/contract";
import type { Request, Response, Router } from "express";
import { createGuardedRouter } from "../access/guarded-router.ts";
import type { Context } from "../context.ts";
import { noStore } from "../http/no-store.ts";
import { readParameters } from "../http/parameters.ts";
import { RequestError } from "../problems/request-error.ts";
import { recordRefusedSignIn, recordSignIn, recordSignOut } from "./events.ts";
import { newAttempt } from "./identity-provider.ts";
import { SignInError } from "./provider-problem.ts";
import { safeReturnTo } from "./return-to.ts";
import { CookieTooLargeError } from "./sealed-cookie.ts";
import type { SignedInUser } from "./sessions.ts";
import type { OidcSignIn } from "./sign-in.ts";
import { userOfClaims } from "./user-of-claims.ts";

/** Signing in at the identity provider, coming back from there, and signing out. */
export function createSignInRoutes(context: Context): Router {
  const { router, get, post } = createGuardedRouter(context);

  get(signInPath, noStore, async (req, res) => {
    const { provider, attempts } = oidcOf(context);
    const parameters = readParameters(req, ["returnTo"]);
    const attempt = newAttempt(safeReturnTo(parameters.get("returnTo") ?? undefined));
    try {
      const url = await provider.signInUrl(attempt);
      await attempts.begin(req, res, attempt);
      res.redirect(303, url.href);
    } catch (error) {
      if (error instanceof RequestError) await recordRefusedSignIn(context, req, res, error);
      throw error;
    }
  });

  get(signInCallbackPath, noStore, async (req, res) => {
    const signIn = oidcOf(context);
    try {
      const { user, returnTo } = await comeBack(context, signIn, req, res);
      await beginSession(signIn, res, user);
      await recordSignIn(context, req, res, user);
      res.redirect(303, returnTo);
    } catch (error) {
      if (error instanceof RequestError) await recordRefusedSignIn(context, req, res, error);
      throw error;
    }
  });

  post(signOutPath, noStore, async (req, res) => {
    const { sessions, provider } = oidcOf(context);
    readParameters(req, []);
    // First, so that it goes with the error too: whoever leaves a shared machine need not wait for Redis.
    sessions.forget(res);
    const session = await sessions.read(req);
    let next = "/";
    if (session !== undefined && session !== "unreadable") {
      await sessions.end(session);
      await recordSignOut(context, req, res, session.user);
      next = (await provider.signOutUrl())?.href ?? "/";
    }
    const answer: SignedOut = { next };
    res.json(answer);
  });

  return router;
}

/** The one whom the provider sent back, and the page they came for. Throws RequestError. */
async function comeBack(
  { config }: Context,
  { oidc, provider, attempts }: OidcSignIn,
  req: Request,
  res: Response,
): Promise<{ user: SignedInUser; returnTo: string }> {
  const start = req.originalUrl.indexOf("?");
  const query = start === -1 ? "" : req.originalUrl.slice(start + 1);
  const attempt = await attempts.take(req, res, new URLSearchParams(query).get("state") ?? "");
  if (attempt === undefined) {
    throw new SignInError(
      "SIGN_IN_FAILED",
      "This sign-in was begun in another browser, was already used, or took too long. Sign in again.",
      "no such attempt",
    );
  }
  const claims = await provider.claimsOf(query, attempt);
  const user = userOfClaims(claims, oidc.claims, config.access);
  if (user !== undefined) return { user, returnTo: attempt.returnTo };
  throw new SignInError(
    "SIGN_IN_FAILED",
    "The identity provider did not say who you are. Tell whoever runs this dashboard.",
    `no usable claim ${oidc.claims.user}`,
  );
}

/** Throws RequestError. */
async function beginSession({ sessions }: OidcSignIn, res: Response, user: SignedInUser): Promise<void> {
  try {
    await sessions.begin(res, user);
  } catch (error) {
    if (!(error instanceof CookieTooLargeError)) throw error;
    throw new SignInError(
      "SIGN_IN_FAILED",
      "You are in more groups than a session can hold. Tell whoever runs this dashboard.",
      error.message,
    );
  }
}

/** Throws RequestError where people do not sign in here. */
function oidcOf({ signIn }: Pick<Context, "signIn">): OidcSignIn {
  if (signIn.mode === "oidc") return signIn;
  throw new RequestError(
    "NOT_FOUND",
    signIn.mode === "proxy"
      ? "The proxy in front of this dashboard signs people in and out."
      : "There is no sign-in here: whoever reaches this server may use it.",
  );
}
