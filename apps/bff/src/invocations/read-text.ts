import type { StreamName } from "@command-history/contract";
import type { MaskedEvent } from "../masking/masked-events.ts";
import { RequestError } from "../problems/request-error.ts";
import type { Call } from "../upstream/call.ts";
import { describe } from "../upstream/describe.ts";
import { streamText, toUpstreamIdFilter } from "./convert.ts";
import { invocationNotFound } from "./not-found.ts";

/** Which text of an invocation is meant. */
export interface OutputAddress {
  readonly invocationId: string;
  readonly instanceId: string;
  readonly stream: StreamName;
}

/** A text, and how many secrets are hidden in it. */
export interface ShownText {
  readonly text: string;
  readonly masks: number;
}

/**
 * The text of one output, as soon as it is known; the rest of the upstream's answer is not waited for. Throws
 * RequestError `INVOCATION_NOT_FOUND` or `OUTPUT_NOT_FOUND`, and the client's errors.
 */
export async function readOutput(call: Call, address: OutputAddress): Promise<ShownText> {
  const { invocationId, instanceId, stream } = address;
  // The upstream may send the invocation's ID after its instances: until then their text is kept aside.
  let held: ShownText | null | undefined;
  const events = describe(call, toUpstreamIdFilter(invocationId), {
    wantsOutputs: (instance) => instance.instanceId === instanceId,
  });
  for await (const event of events) {
    if (event.type === "instance" && event.instance.instanceId === instanceId) {
      if (event.invocationId === invocationId) return present(shownText(event, stream), address);
      if (event.invocationId === undefined && held === undefined) held = shownText(event, stream);
    } else if (event.type === "invocation") {
      if (event.invocation.invocationId === invocationId) {
        if (held !== undefined) return present(held, address);
        throw new RequestError(
          "OUTPUT_NOT_FOUND",
          "The invocation has no result of an instance with this ID.",
        );
      }
      held = undefined;
    }
  }
  throw invocationNotFound();
}

/**
 * The script of an invocation. Throws RequestError `INVOCATION_NOT_FOUND`, or `OUTPUT_NOT_FOUND` when the upstream
 * gave no script, and the client's errors.
 */
export async function readScript(call: Call, invocationId: string): Promise<string> {
  const events = describe(call, toUpstreamIdFilter(invocationId), { wantsOutputs: () => false });
  for await (const event of events) {
    if (event.type !== "invocation" || event.invocation.invocationId !== invocationId) continue;
    if (event.invocation.content !== null) return event.invocation.content;
    throw new RequestError("OUTPUT_NOT_FOUND", "Zenlayer gave no script for this invocation.");
  }
  throw invocationNotFound();
}

type InstanceEvent = Extract<MaskedEvent, { type: "instance" }>;

function shownText({ instance, hidden }: InstanceEvent, stream: StreamName): ShownText | null {
  const text = streamText(instance, stream);
  return text === null ? null : { text, masks: hidden[stream].masks };
}

function present(shown: ShownText | null, { stream }: OutputAddress): ShownText {
  if (shown !== null) return shown;
  throw new RequestError(
    "OUTPUT_NOT_FOUND",
    `Zenlayer gave no ${stream} for this instance: the task may not have ended, or never have started.`,
  );
}
