import type { StreamName } from "@command-history/contract";
import type { InvocationEvent, UpstreamInstance, UpstreamInvocation } from "@command-history/zenlayer";
import type { Turns } from "../turns.ts";
import type { MaskedText } from "./hide.ts";
import type { Masker } from "./masker.ts";

/** What is hidden in a text. */
export type Hidden = Pick<MaskedText, "masks" | "bytesHidden">;

const nothing: Hidden = { masks: 0, bytesHidden: 0 };
const nothingInBoth = { stdout: nothing, stderr: nothing };

/** An instance whose outputs have marks in place of secrets. */
export interface MaskedInstance extends UpstreamInstance {
  readonly hidden: Readonly<Record<StreamName, Hidden>>;
}

/** An invocation whose script has marks in place of secrets. */
export interface MaskedInvocation extends UpstreamInvocation {
  readonly contentMasks: number;
}

type EventOf<Type> = Extract<InvocationEvent, { type: Type }>;

export type MaskedEvent =
  | (Omit<EventOf<"instance">, "instance"> & { readonly instance: MaskedInstance })
  | (Omit<EventOf<"invocation">, "invocation"> & { readonly invocation: MaskedInvocation })
  | EventOf<"end">;

export interface TextsWanted {
  /** Whose outputs are wanted; left out, everyone's. Those of others come as null, and cost nothing. */
  readonly wantsOutputs?: (instance: UpstreamInstance) => boolean;
}

/** The upstream's events with the secrets hidden in every text of theirs. */
export async function* maskedEvents(
  events: AsyncIterable<InvocationEvent>,
  { masker, turns, wantsOutputs = () => true }: TextsWanted & { masker: Masker; turns: Turns },
): AsyncGenerator<MaskedEvent, void, void> {
  async function masked(given: string | null): Promise<{ text: string | null; hidden: Hidden }> {
    if (given === null || masker.isClear(given)) return { text: given, hidden: nothing };
    const { text, ...hidden } = await masker.mask(given, turns);
    return { text, hidden };
  }

  async function maskedOutputs(instance: UpstreamInstance): Promise<MaskedInstance> {
    const stdout = await masked(instance.output);
    const stderr = await masked(instance.outputError);
    return {
      ...instance,
      output: stdout.text,
      outputError: stderr.text,
      hidden: { stdout: stdout.hidden, stderr: stderr.hidden },
    };
  }

  for await (const event of events) {
    if (event.type === "instance") {
      const { instance } = event;
      if (!wantsOutputs(instance)) {
        yield { ...event, instance: { ...instance, output: null, outputError: null, hidden: nothingInBoth } };
      } else if (masker.isClear(instance.output) && masker.isClear(instance.outputError)) {
        yield { ...event, instance: { ...instance, hidden: nothingInBoth } };
      } else {
        yield { ...event, instance: await maskedOutputs(instance) };
      }
    } else if (event.type === "invocation") {
      const { text, hidden } = await masked(event.invocation.content);
      yield { ...event, invocation: { ...event.invocation, content: text, contentMasks: hidden.masks } };
    } else {
      yield event;
    }
  }
}
