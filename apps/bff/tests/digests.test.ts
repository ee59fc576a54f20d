import {
  digestsPath,
  type Ignorable,
  ignorables,
  type OutputDigests,
  outputDigestsSchema,
  problemSchema,
} from "@command-history/contract";
import { groupOutputs, ignorables as normalisedKinds } from "@command-history/output";
import { wellKnown } from "@command-history/simulator";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { detailOf } from "./support/outputs.ts";
import { type Bff, type Stack, startBff, startStack } from "./support/stack.ts";
import { answerRows, startStubUpstream, stubCredentials } from "./support/stub-upstream.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

async function digests(
  bff: Bff,
  invocationId: string,
  ignored: readonly Ignorable[],
): Promise<OutputDigests> {
  const response = await bff.get(digestsPath(invocationId, ignored));
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return outputDigestsSchema.parse(await response.json());
}

/** How many instances of the mixed invocation say the same, largest group first. */
async function groupSizes(ignored: readonly Ignorable[]): Promise<number[]> {
  const { instances } = await digests(stack, wellKnown.mixedInvocationId, ignored);
  const { instances: results } = await detailOf(stack, wellKnown.mixedInvocationId);
  const exitCodes = new Map(results.map(({ instanceId, exitCode }) => [instanceId, exitCode]));
  const groups = groupOutputs(
    instances,
    ({ instanceId, stdout, stderr }) => [exitCodes.get(instanceId) ?? null, stdout, stderr],
    "largest",
  );
  return groups.map(({ items }) => items.length);
}

describe("the digests of an invocation's outputs", () => {
  it.each([wellKnown.mixedInvocationId, wellKnown.hostileInvocationId, wellKnown.largeLogInvocationId])(
    "are those of the invocation itself when nothing is ignored: %s",
    async (id) => {
      const { instances } = await detailOf(stack, id);
      expect((await digests(stack, id, [])).instances).toEqual(
        instances.map(({ instanceId, stdout, stderr }) => ({
          instanceId,
          stdout: stdout?.sha256 ?? null,
          stderr: stderr?.sha256 ?? null,
        })),
      );
    },
  );

  it("fold disk reports that differ in numbers alone when numbers are ignored", async () => {
    expect((await groupSizes([])).length).toBeGreaterThan(100);
    expect(await groupSizes(["numbers"])).toEqual([185, 9, 4, 1, 1]);
    expect(await groupSizes(ignorables)).toEqual([185, 9, 4, 1, 1]);
  });

  it("name what was ignored, in one order, and the upstream's request", async () => {
    const result = await digests(stack, wellKnown.oddInvocationId, ["names", "times"]);
    expect(result.ignored).toEqual(["times", "names"]);
    expect(result.upstreamRequestId).not.toBeNull();
    await vi.waitFor(() =>
      expect(stack.log.at(-1)).toMatchObject({ upstreamRequestId: result.upstreamRequestId }),
    );
  });

  it("know an instance by its own name and ID, and tell no output from an empty one", async () => {
    const row = (instanceId: string, instanceName: string) => ({
      instanceId,
      instanceName,
      output: `hello from ${instanceName} (${instanceId})\n`,
      outputError: instanceId === "ins-1" ? "" : null,
    });
    const upstream = await startStubUpstream(
      answerRows({ invocationId: "i", invocationInstances: [row("ins-1", "web-a"), row("ins-2", "db-b")] }),
    );
    const bff = await startBff({ endpoint: upstream.url, credentials: stubCredentials });
    const [one, other] = (await digests(bff, "i", ["names"])).instances;
    expect(one?.stdout).toBe(other?.stdout);
    expect(one?.stderr).toMatch(/^[\da-f]{64}$/);
    expect(other?.stderr).toBeNull();
    const [plainOne, plainOther] = (await digests(bff, "i", ["times"])).instances;
    expect(plainOne?.stdout).not.toBe(plainOther?.stdout);
    await bff.close();
    await upstream.close();
  });

  it("of an invocation that the upstream does not have are a 404", async () => {
    const response = await stack.get(digestsPath("inv-none", []));
    expect(response.status).toBe(404);
    expect(problemSchema.parse(await response.json()).code).toBe("INVOCATION_NOT_FOUND");
  });

  it("can ignore exactly what the normaliser knows", () => {
    expect(ignorables).toEqual(normalisedKinds);
  });
});
