import type { InvocationEvent, InvocationFilter } from "@command-history/zenlayer";
import { type MaskedEvent, maskedEvents, type TextsWanted } from "../masking/masked-events.ts";
import { createTurns } from "../turns.ts";
import type { Call } from "./call.ts";

/**
 * What the upstream answers to a call, with the secrets hidden as the call says. Every script and output comes through
 * here, so that nothing beyond can show what is hidden, or say anything that was taken from it. Throws the client's
 * errors.
 */
export async function* describe(
  call: Call,
  filter: InvocationFilter,
  wanted: TextsWanted = {},
): AsyncGenerator<MaskedEvent, void, void> {
  for await (const events of describeBatches(call, filter, wanted)) yield* events;
}

/**
 * The same in batches, each of what one slice of the answer completed. For lists, which have so many small results that
 * a step for each would take longer than to read it.
 */
export function describeBatches(
  call: Call,
  filter: InvocationFilter,
  wanted: TextsWanted = {},
): AsyncGenerator<readonly MaskedEvent[], void, void> {
  return maskedEvents(noted(call, filter), {
    masker: call.masker,
    turns: createTurns(call.signal),
    ...wanted,
  });
}

async function* noted(
  call: Call,
  filter: InvocationFilter,
): AsyncGenerator<readonly InvocationEvent[], void, void> {
  const { account, signal, waits = true, continues = false } = call;
  const answer = account.client.describeCommandInvocations(filter, { signal, waits, continues });
  for await (const events of answer) {
    for (const event of events) {
      if (event.type !== "invocation" && event.requestId !== null) call.noteUpstreamRequest(event.requestId);
    }
    yield events;
  }
}
