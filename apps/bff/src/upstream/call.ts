import type { Response } from "express";
import { requirePrincipal } from "../access/principal.ts";
import { profileFor } from "../access/usable-profiles.ts";
import type { Context } from "../context.ts";
import { abortWhenGone } from "../http/client-gone.ts";
import { RequestError } from "../http/request-error.ts";
import { notesOf } from "../http/request-notes.ts";
import { type Masker, openMasker } from "../masking/masker.ts";
import type { Account } from "./accounts.ts";

/** What a request may ask of the upstream, and how. */
export interface CallTerms {
  readonly account: Account;
  /** The one who asks may not see scripts and outputs, nor anything taken from them. */
  readonly withholdsText: boolean;
  /** Hides the secrets in what comes back. */
  readonly masker: Masker;
  /** Notes for the log which of the upstream's requests answers. */
  noteUpstreamRequest(requestId: string): void;
}

/** One upstream call on these terms. */
export interface Call extends CallTerms {
  /** Ends the call. */
  readonly signal: AbortSignal;
  /** False: a call that another one of the same request waits for, and which takes no place in the queue. */
  readonly waits?: boolean;
  /** True: a call that goes on with an answer whose beginning was given, and which is not turned away for want of places. */
  readonly continues?: boolean;
}

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

/** The same call with nothing hidden, for one who may lift the masks and has said why. */
export function revealing(call: Call): Call {
  return { ...call, masker: openMasker };
}
