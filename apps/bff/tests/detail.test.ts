import { createHash } from "node:crypto";
import {
  type InvocationDetail,
  invocationDetailSchema,
  invocationPath,
  outputPath,
  problemSchema,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Stack, startBff, startStack } from "./support/stack.ts";
import { answerRows, startStubUpstream, stubCredentials } from "./support/stub-upstream.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

async function detail(invocationId: string): Promise<InvocationDetail> {
  const response = await stack.get(invocationPath(invocationId));
  expect(response.status).toBe(200);
  return invocationDetailSchema.parse(await response.json());
}

describe("one invocation", () => {
  it("has its script and every instance, each output as its size, lines, digest and excerpt", async () => {
    const invocation = await detail(wellKnown.mixedInvocationId);
    expect(invocation.content).toContain("df");
    expect(invocation.instances).toHaveLength(200);
    expect(invocation.instanceCount).toBe(200);
    const [first] = invocation.instances;
    const response = await stack.get(
      outputPath({
        invocationId: wellKnown.mixedInvocationId,
        instanceId: first?.instanceId ?? "",
        stream: "stdout",
      }),
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(first?.stdout).toMatchObject({
      bytes: bytes.length,
      lines: bytes.toString().split("\n").length - 1,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
  });

  it("is asked for by its exact ID, whatever characters are in it", async () => {
    const invocation = await detail(wellKnown.oddInvocationId);
    expect(invocation.invocationId).toBe(wellKnown.oddInvocationId);
    expect(invocation.instances.map(({ instanceId }) => instanceId)).toContain(wellKnown.oddInstanceId);
    expect(JSON.parse(stack.simulator.requests.at(-1)?.body ?? "")).toMatchObject({
      invocationIds: [wellKnown.oddInvocationId],
    });
  });

  it("that the upstream does not have is a 404", async () => {
    const response = await stack.get(invocationPath("inv-none"));
    expect(response.status).toBe(404);
    expect(problemSchema.parse(await response.json()).code).toBe("INVOCATION_NOT_FOUND");
  });

  it("keeps its outputs out of the answer", async () => {
    const response = await stack.get(invocationPath(wellKnown.largeLogInvocationId));
    const text = await response.text();
    expect(text.length).toBeLessThan(20_000);
    expect(invocationDetailSchema.parse(JSON.parse(text)).instances[0]?.stdout?.bytes).toBeGreaterThan(
      4_000_000,
    );
  });

  it("has its times read in the configured zone", async () => {
    const upstream = await startStubUpstream(
      answerRows({
        invocationId: "inv-1",
        createTime: "2025-10-17 14:31:25",
        invocationInstances: [{ execStartTime: "2025-10-17 14:31:26", execEndTime: "later" }],
      }),
    );
    const bff = await startBff({
      endpoint: upstream.url,
      credentials: stubCredentials,
      timeZone: "Asia/Hong_Kong",
    });
    const response = await bff.get(invocationPath("inv-1"));
    expect(invocationDetailSchema.parse(await response.json())).toMatchObject({
      createdAt: "2025-10-17T06:31:25Z",
      startedAt: "2025-10-17T06:31:26Z",
      endedAt: { raw: "later" },
    });
    await bff.close();
    await upstream.close();
  });

  it("is not taken from a row of another ID", async () => {
    const row = { invocationStatus: "Success", invocationInstances: [{ instanceId: "i", output: "secret" }] };
    const upstream = await startStubUpstream(answerRows({ ...row, invocationId: "other" }));
    const bff = await startBff({ endpoint: upstream.url, credentials: stubCredentials });
    expect((await bff.get(invocationPath("wanted"))).status).toBe(404);
    const output = { invocationId: "wanted", instanceId: "i", stream: "stdout" } as const;
    expect((await bff.get(outputPath(output))).status).toBe(404);
    await bff.close();
    await upstream.close();
  });
});
