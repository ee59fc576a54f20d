import { createHash } from "node:crypto";
import type { Ignorable, OutputDigests } from "@command-history/contract";
import type { UpstreamInstance } from "@command-history/zenlayer";
import { pieceBytes, utf8Pieces } from "../http/utf8-pieces.ts";
import { readInvocation } from "../invocations/one-invocation.ts";
import { createTurns, type Turns } from "../turns.ts";
import type { Call } from "../upstream/call.ts";
import { normalisedPieces } from "./normalised-pieces.ts";

/**
 * The digests of every output of an invocation with some of what they say ignored; with nothing ignored those of the
 * outputs as they are. Throws RequestError `INVOCATION_NOT_FOUND`, and the client's errors.
 */
export async function digestOutputs(
  call: Call,
  invocationId: string,
  ignored: readonly Ignorable[],
): Promise<OutputDigests> {
  const turns = createTurns(call.signal);
  const digester = { ignored: new Set(ignored), turns };
  const instances: OutputDigests["instances"] = [];
  let upstreamRequestId: string | null = null;
  for await (const part of readInvocation(call, invocationId)) {
    if (part.kind === "end") {
      upstreamRequestId = part.upstreamRequestId;
    } else {
      const { instance } = part;
      instances.push({
        instanceId: instance.instanceId,
        stdout: await digest(instance.output, instance, digester),
        stderr: await digest(instance.outputError, instance, digester),
      });
    }
  }
  return { ignored: [...ignored], instances, upstreamRequestId };
}

async function digest(
  text: string | null,
  instance: UpstreamInstance,
  { ignored, turns }: { ignored: ReadonlySet<Ignorable>; turns: Turns },
): Promise<string | null> {
  if (text === null) return null;
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(pieceBytes);
  for (const piece of ignored.size === 0 ? [text] : normalisedPieces(text, ignored, instance)) {
    for (const bytes of utf8Pieces(piece, () => buffer)) {
      hash.update(bytes);
      if (turns.isOver()) await turns.next();
    }
  }
  return hash.digest("hex");
}
