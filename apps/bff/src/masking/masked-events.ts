import type { StreamName } from "@command-history/contract";
import type { InvocationEvent, UpstreamInstance, UpstreamInvocation } from "@command-history/zenlayer";
import type { Turns } from "../turns.ts";
import type { MaskedText } from "./hide.ts";
import type { Masker } from "./masker.ts";

/** What is hidden in a text. */
export type Hidden = Pick<MaskedText, "masks" | "bytesHidden">;

/** What is hidden in the two outputs of an instance. */
export type HiddenInOutputs = Readonly<Record<StreamName, Hidden>>;

const nothing: Hidden = { masks: 0, bytesHidden: 0 };
const nothingInBoth: HiddenInOutputs = { stdout: nothing, stderr: nothing };

type EventOf<Type> = Extract<InvocationEvent, { type: Type }>;

/** An event whose texts have marks in place of secrets. */
export type MaskedEvent =
  | (EventOf<"instance"> & { readonly hidden: HiddenInOutputs })
  | (EventOf<"invocation"> & { readonly contentMasks: number })
  | EventOf<"end">;

export interface TextsWanted {
  /** Whose outputs are wanted; left out, everyone's. Those of others come as null, and cost nothing. */
  readonly wantsOutputs?: (instance: UpstreamInstance) => boolean;
}

type TextEvent = EventOf<"instance" | "invocation">;

interface MaskedBy extends TextsWanted {
  readonly masker: Masker;
  readonly turns: Turns;
}

/** The upstream's events with the secrets hidden in every text of theirs, in the same batches. */
export async function* maskedEvents(
  answer: AsyncIterable<readonly InvocationEvent[]>,
  by: MaskedBy,
): AsyncGenerator<readonly MaskedEvent[], void, void> {
  for await (const events of answer) {
    const masked: MaskedEvent[] = [];
    // Most texts are clear, and to wait for each would take longer than to see that.
    for (const event of events) {
      if (event.type === "end") masked.push(event);
      else masked.push(clearEvent(event, by) ?? (await maskedEvent(event, by)));
    }
    yield masked;
  }
}

/** An event with nothing to hide; undefined for one that has to be looked through. */
function clearEvent(event: TextEvent, { masker, wantsOutputs }: MaskedBy): MaskedEvent | undefined {
  if (event.type === "invocation") {
    return masker.isClear(event.invocation.content) ? invocationEvent(event, event.invocation, 0) : undefined;
  }
  const { instance } = event;
  if (wantsOutputs?.(instance) === false) {
    return instanceEvent(event, { ...instance, output: null, outputError: null }, nothingInBoth);
  }
  if (!masker.isClear(instance.output) || !masker.isClear(instance.outputError)) return undefined;
  return instanceEvent(event, instance, nothingInBoth);
}

async function maskedEvent(event: TextEvent, by: MaskedBy): Promise<MaskedEvent> {
  if (event.type === "invocation") {
    const { text, hidden } = await maskedText(event.invocation.content, by);
    return invocationEvent(event, { ...event.invocation, content: text }, hidden.masks);
  }
  const stdout = await maskedText(event.instance.output, by);
  const stderr = await maskedText(event.instance.outputError, by);
  return instanceEvent(
    event,
    { ...event.instance, output: stdout.text, outputError: stderr.text },
    { stdout: stdout.hidden, stderr: stderr.hidden },
  );
}

// Written out, since a spread with a field added to it makes a hidden class for each object: docs/decisions/0011.

function invocationEvent(
  { type, rowIndex, instancesIncluded }: EventOf<"invocation">,
  invocation: UpstreamInvocation,
  contentMasks: number,
): MaskedEvent {
  return { type, invocation, rowIndex, instancesIncluded, contentMasks };
}

function instanceEvent(
  { type, rowIndex, invocationId, requestId }: EventOf<"instance">,
  instance: UpstreamInstance,
  hidden: HiddenInOutputs,
): MaskedEvent {
  return { type, instance, rowIndex, invocationId, requestId, hidden };
}

async function maskedText(
  given: string | null,
  { masker, turns }: MaskedBy,
): Promise<{ text: string | null; hidden: Hidden }> {
  if (given === null || masker.isClear(given)) return { text: given, hidden: nothing };
  const { text, ...hidden } = await masker.mask(given, turns);
  return { text, hidden };
}
