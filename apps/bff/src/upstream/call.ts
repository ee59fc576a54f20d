import type { Response } from "express";
import { abortWhenGone } from "../http/client-gone.ts";
import { notesOf } from "../http/request-notes.ts";
import type { Account, Accounts } from "./accounts.ts";

/** One upstream call on behalf of a request: the account to ask, and the signal that ends the call. */
export interface Call {
  readonly account: Account;
  readonly signal: AbortSignal;
}

/** A call that ends when the client leaves. Throws RequestError `PROFILE_NOT_FOUND`. */
export function callFor(accounts: Accounts, res: Response, profile: string | undefined): Call {
  const account = accounts.of(profile);
  notesOf(res).profile = account.profile;
  return { account, signal: abortWhenGone(res) };
}

/** Notes for the log which of the upstream's requests answered. */
export function noteUpstreamRequest(res: Response, requestId: string | null): void {
  if (requestId !== null) notesOf(res).upstreamRequestId = requestId;
}
