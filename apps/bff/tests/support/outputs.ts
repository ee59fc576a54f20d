import {
  type InvocationDetail,
  invocationDetailSchema,
  invocationPath,
  outputPath,
  type StreamName,
  streamNames,
} from "@command-history/contract";
import type { Bff } from "./stack.ts";

export async function detailOf(bff: Bff, invocationId: string): Promise<InvocationDetail> {
  const response = await bff.get(invocationPath(invocationId));
  return invocationDetailSchema.parse(await response.json());
}

export interface Output {
  readonly instanceId: string;
  readonly instanceName: string | null;
  readonly stream: StreamName;
  readonly bytes: Buffer;
}

/** Every output of an invocation, one by one through the routes that serve them; those the upstream gave none of are left out. */
export async function outputsOf(bff: Bff, invocationId: string): Promise<Output[]> {
  const outputs: Output[] = [];
  for (const instance of (await detailOf(bff, invocationId)).instances) {
    const { instanceId, instanceName } = instance;
    if (instanceId === null) throw new Error("an instance has no ID");
    for (const stream of streamNames) {
      if (instance[stream] === null) continue;
      const response = await bff.get(outputPath({ invocationId, instanceId, stream }));
      const bytes = Buffer.from(await response.arrayBuffer());
      outputs.push({ instanceId, instanceName, stream, bytes });
    }
  }
  return outputs;
}
