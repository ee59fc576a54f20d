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

/** The same call with nothing hidden, for one who may lift the masks and has said why. */
export function revealing(call: Call): Call {
  return { ...call, masker: openMasker };
}
