import type { InvocationFilter } from "@command-history/zenlayer";
import { type MaskedEvent, maskedEvents, type TextsWanted } from "../masking/masked-events.ts";
import { createTurns } from "../turns.ts";
import type { Call } from "./call.ts";

/**
 * What the upstream answers to a call, with the secrets hidden as the call says. Every script and output comes through
 * here, so that nothing beyond can show what is hidden, or say anything that was taken from it. Throws the client's
 * errors.
 */
export function describe(
  { account, signal, masker }: Call,
  filter: InvocationFilter,
  wanted: TextsWanted = {},
): AsyncGenerator<MaskedEvent> {
  const events = account.client.describeCommandInvocations(filter, { signal });
  return maskedEvents(events, { masker, turns: createTurns(signal), ...wanted });
}
