import type { Response } from "express";
import type { Context } from "../context.ts";
import { abortWhenGone } from "../http/client-gone.ts";
import { notesOf } from "../http/request-notes.ts";
import { RequestError } from "../problems/request-error.ts";
import type { Call, CallTerms } from "../upstream/call.ts";
import { requirePrincipal } from "./principal.ts";
import { profileFor } from "./usable-profiles.ts";

type Parts = Pick<Context, "accounts" | "config" | "masker">;

/** A call on behalf of the one who asks, which ends when the client leaves. Throws as `termsFor` does. */
export function callFor(parts: Parts, res: Response, profile: string | undefined): Call {
  // Written out, since a spread with a field added to it makes a hidden class for each object: docs/decisions/0011.
  const { account, withholdsText, masker, noteUpstreamRequest } = termsFor(parts, res, profile);
  return { account, withholdsText, masker, noteUpstreamRequest, signal: abortWhenGone(res) };
}

/**
 * The terms of a call on behalf of the one who asks. Without a profile it goes to the default one, or to the first that
 * this person may use. Throws RequestError `PROFILE_NOT_FOUND`, in the same words for a profile that is not theirs, so
 * that nobody learns what other accounts there are.
 */
export function termsFor(
  { accounts, config, masker }: Parts,
  res: Response,
  profile: string | undefined,
): CallTerms {
  const principal = requirePrincipal(res);
  const name = profileFor(config, principal, profile);
  if (name === undefined && profile === undefined) {
    throw new RequestError("FORBIDDEN", "No upstream account is open to your groups.");
  }
  const account = name === undefined ? undefined : accounts.get(name);
  if (account === undefined) {
    throw new RequestError(
      "PROFILE_NOT_FOUND",
      "This server has no account of that name that is open to you.",
      { parameter: "profile" },
    );
  }
  const notes = notesOf(res);
  notes.profile = account.profile;
  return {
    account,
    withholdsText: !principal.roles.has("reader"),
    masker,
    noteUpstreamRequest: (requestId) => {
      notes.upstreamRequestId = requestId;
    },
  };
}
