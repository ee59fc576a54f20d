import { setImmediate } from "node:timers/promises";
import type { UpstreamInstance, UpstreamInvocation } from "@command-history/zenlayer";
import type { HiddenInOutputs } from "../masking/masked-events.ts";
import type { Call } from "../upstream/call.ts";
import { describe } from "../upstream/describe.ts";
import { toUpstreamIdFilter } from "./convert.ts";
import { invocationNotFound } from "./not-found.ts";

/** The instances of one invocation with their texts, one after the other, and at the end the invocation itself. */
export type OneInvocationPart =
  | { readonly kind: "instance"; readonly instance: UpstreamInstance; readonly hidden: HiddenInOutputs }
  | {
      readonly kind: "end";
      readonly invocation: UpstreamInvocation;
      readonly contentMasks: number;
      readonly instancesIncluded: boolean;
      readonly upstreamRequestId: string | null;
    };

/**
 * Asks for one invocation by its ID and passes its instances on as they come, never holding more than
 * came with it in one slice of the answer. What the
 * upstream sends beside it is left out. Throws RequestError `INVOCATION_NOT_FOUND`, at the end of the upstream's
 * answer, and the client's errors.
 *
 * The documentation does not say whether an invocation's ID stands before its instances. Where it does not, nobody
 * can tell yet whose they are, and they are too large to be kept until then: a first call, whose texts are dropped,
 * then finds out which row is meant.
 */
export async function* readInvocation(call: Call, invocationId: string): AsyncGenerator<OneInvocationPart> {
  const events = describe(call, toUpstreamIdFilter(invocationId));
  let row: number | undefined;
  let found: Omit<Extract<OneInvocationPart, { kind: "end" }>, "kind" | "upstreamRequestId"> | undefined;
  for await (const event of events) {
    if (event.type === "end") {
      if (found !== undefined) yield { kind: "end", ...found, upstreamRequestId: event.requestId };
    } else if (found === undefined && event.type === "instance") {
      if (event.invocationId === undefined) row ??= await rowOf(call, invocationId);
      const isWanted =
        event.invocationId === undefined ? event.rowIndex === row : event.invocationId === invocationId;
      if (!isWanted) continue;
      // Parsing an output of 5 MB takes a while, and so does what is done with it: others get their turn in between.
      await setImmediate();
      yield { kind: "instance", instance: event.instance, hidden: event.hidden };
    } else if (found === undefined && event.type === "invocation") {
      const { invocation, instancesIncluded, contentMasks } = event;
      if (invocation.invocationId === invocationId) found = { invocation, instancesIncluded, contentMasks };
    }
  }
  if (found === undefined) throw invocationNotFound();
}

async function rowOf(call: Call, invocationId: string): Promise<number> {
  const events = describe({ ...call, waits: false }, toUpstreamIdFilter(invocationId), {
    wantsOutputs: () => false,
  });
  for await (const event of events) {
    if (event.type === "invocation" && event.invocation.invocationId === invocationId) return event.rowIndex;
  }
  throw invocationNotFound();
}
