import {
  type ErrorCode,
  invocationSummarySchema,
  type Problem,
  problemSchema,
} from "@command-history/contract";
import {
  createFaultyUpstream,
  type FaultyUpstream,
  headText,
  jsonType,
  pageStart,
} from "@command-history/simulator";
import { afterAll, afterEach, beforeAll, expect, vi } from "vitest";
import * as z from "zod";
import { type Bff, type BffOptions, startBff } from "./stack.ts";
import { stubCredentials } from "./stub-upstream.ts";

/** The BFF in front of an upstream that breaks rules. */
export interface FaultyStack {
  readonly bff: Bff;
  readonly upstream: FaultyUpstream;
}

/** Waits until something holds, also on a machine that has other things to do. */
export function eventually(assertion: () => void): Promise<void> {
  return vi.waitFor(assertion, { timeout: 20_000, interval: 20 });
}

/** Nobody really waits between attempts. */
export const withoutWaits = { random: () => 0.5, sleep: async () => undefined };

/**
 * To be called at the top of a test file; gives what starts a stack for one test. After each test the stack is closed,
 * and nothing may be left of it: no connection, and no rejection that nobody has handled.
 */
export function useFaultyStacks(): (options?: Partial<BffOptions>) => Promise<FaultyStack> {
  const stacks: FaultyStack[] = [];
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);

  beforeAll(() => void process.on("unhandledRejection", note));
  afterAll(() => void process.off("unhandledRejection", note));
  afterEach(async () => {
    for (const { bff, upstream } of stacks.splice(0)) {
      await bff.close();
      await eventually(() => expect(upstream.connections).toBe(0));
      await upstream.close();
    }
    expect(unhandled.splice(0)).toEqual([]);
  });

  return async (options = {}) => {
    const upstream = createFaultyUpstream();
    const { url: endpoint } = await upstream.listen();
    const { overrides, ...others } = options;
    const bff = await startBff({
      endpoint,
      credentials: stubCredentials,
      overrides: { ...overrides, client: { resilience: withoutWaits, ...overrides?.client } },
      ...others,
    });
    const stack = { bff, upstream };
    stacks.push(stack);
    return stack;
  };
}

/** A row as the upstream sends it. */
export function row(invocationId: string, fields: object = {}): object {
  return { invocationId, commandId: "c", invocationStatus: "Success", invocationInstances: [], ...fields };
}

/** The head of an answer that ends with its connection. */
export const openHead = headText(200, jsonType);

/** The head of an answer that claims a length, whatever follows it. */
export function headOf(length: number): string {
  return headText(200, { ...jsonType, "Content-Length": String(length) });
}

/** A body up to the middle of its second row. */
export const rowAndHalf = `${pageStart}${JSON.stringify(row("first"))},{"invocationId":"sec`;

/** Waits until the connections of all calls are closed. The client may open one for calls to come. */
export async function callsToEnd({ upstream }: FaultyStack): Promise<void> {
  await eventually(() => expect(upstream.calls.filter(({ isOpen }) => isOpen)).toEqual([]));
}

const pageSchema = z.object({
  items: z.array(invocationSummarySchema),
  total: z.optional(z.nullable(z.number())),
  problem: z.optional(problemSchema),
});

/** A page, whole or broken off. */
export async function pageAt({ bff }: FaultyStack, path = "/api/invocations") {
  const response = await bff.get(path);
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return pageSchema.parse(JSON.parse(text));
}

/** The problem that a request is answered with. Its status is the answer's, and nobody may keep it. */
export async function problemAt({ bff }: FaultyStack, path = "/api/invocations"): Promise<Problem> {
  const response = await bff.get(path);
  const problem = problemSchema.parse(await response.json());
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(problem.status).toBe(response.status);
  return problem;
}

/** Expects that a page begins with one row and ends with a problem. */
export async function expectBrokenPage(stack: FaultyStack, code: ErrorCode, detail: string): Promise<void> {
  const page = await pageAt(stack);
  expect(page.items.map(({ invocationId }) => invocationId)).toEqual(["first"]);
  expect(page.problem).toMatchObject({ code, detail: expect.stringContaining(detail) });
}
