import * as z from "zod";
import type { Stack } from "./stack.ts";

const answerSchema = z.object({
  response: z.object({
    dataSet: z.array(
      z.object({
        invocationId: z.string(),
        invocationInstances: z.array(
          z.object({
            instanceId: z.string(),
            instanceName: z.string(),
            taskStatus: z.string(),
            exitCode: z.number().nullable(),
            errorCode: z.string().nullable(),
            output: z.string().nullable(),
            outputError: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
});

export type UpstreamInvocation = z.infer<typeof answerSchema>["response"]["dataSet"][number];
export type UpstreamInstance = UpstreamInvocation["invocationInstances"][number];

/** Asks the simulator itself, past the BFF: what the page shows is compared with this. */
export async function askUpstream(
  { simulator, upstreamUrl }: Stack,
  parameters: object,
): Promise<readonly UpstreamInvocation[]> {
  const response = await fetch(`${upstreamUrl}/api/v2/zos`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-zc-action": "DescribeCommandInvocations",
      "x-zc-version": "2025-10-10",
      authorization: `Bearer ${simulator.tokens[0]}`,
    },
    body: JSON.stringify(parameters),
  });
  return answerSchema.parse(await response.json()).response.dataSet;
}

/** The instances of one invocation. */
export async function instancesOf(stack: Stack, invocationId: string): Promise<readonly UpstreamInstance[]> {
  const [invocation] = await askUpstream(stack, { invocationIds: [invocationId] });
  if (invocation === undefined) throw new Error(`the simulator has no invocation ${invocationId}`);
  return invocation.invocationInstances;
}

/** An instance of an invocation that fits; throws when none does. */
export async function findInstance(
  stack: Stack,
  invocationId: string,
  fits: (instance: UpstreamInstance) => boolean,
): Promise<UpstreamInstance> {
  const instance = (await instancesOf(stack, invocationId)).find(fits);
  if (instance === undefined) throw new Error(`no instance of ${invocationId} fits`);
  return instance;
}

/** A task that did not go well and fits, among the newest few hundred invocations, with the ID of its invocation. */
export async function findFailedTask(
  stack: Stack,
  fits: (instance: UpstreamInstance) => boolean,
): Promise<UpstreamInstance & { invocationId: string }> {
  const invocations = await askUpstream(stack, {
    invocationStatuses: ["Failed", "PartialFailed"],
    pageSize: 400,
  });
  for (const { invocationId, invocationInstances } of invocations) {
    const instance = invocationInstances.find(fits);
    if (instance !== undefined) return { ...instance, invocationId };
  }
  throw new Error("no failed task fits");
}
