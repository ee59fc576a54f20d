import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPageReader, invocationDetailSchema, invocationPath } from "@command-history/contract";
import { createSimulator, type Simulator, wellKnown, workday } from "@command-history/simulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type BffProcess, peakMegabytes, startBffProcess } from "./support/process.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

/** What the BFF may hold at its peak, whatever it serves. */
const memoryLimitMegabytes = 300;

let directory: string;
let simulator: Simulator;
let endpoint: string;
let bff: BffProcess;
let url: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "command-history-load-"));
  simulator = createSimulator({ companyClock: workday });
  ({ url: endpoint } = await simulator.listen());
});
afterAll(async () => {
  await simulator.close();
  rmSync(directory, { recursive: true });
});

beforeEach(async () => {
  const [key] = simulator.credentials;
  bff = startBffProcess(
    {
      ZENLAYER_ENDPOINT: endpoint,
      ZENLAYER_ACCESS_KEY_ID: key.accessKeyId,
      ZENLAYER_ACCESS_KEY_SECRET: key.accessKeySecret,
      // Whoever asks here asks without a pause.
      RATE_LIMIT_PER_ADDRESS: "0",
      RATE_LIMIT_PER_USER: "0",
    },
    directory,
  );
  url = await bff.url;
});
afterEach(async () => {
  bff.child.kill();
  await bff.exited();
});

/** Asks for small things until the big one is there; says how many answers came in the meantime. */
async function answersDuring<T>(big: Promise<T>): Promise<{ result: T; answers: number }> {
  let over = false;
  const result = big.finally(() => {
    over = true;
  });
  let answers = 0;
  while (!over) {
    const response = await fetch(`${url}/api/profiles`);
    await response.arrayBuffer();
    if (response.ok && !over) answers += 1;
  }
  return { result: await result, answers };
}

/** How many rows a page has, and how many of them were there before its last piece. */
async function countRows(path: string): Promise<{ rows: number; early: number }> {
  const response = await fetch(`${url}${path}`);
  const reader = createPageReader();
  let rows = 0;
  let early = 0;
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    early = rows;
    rows += reader.push(text).filter(({ kind }) => kind === "item").length;
  }
  expect(reader.close()).toMatchObject([{ kind: "end" }]);
  return { rows, early };
}

describe.skipIf(process.platform !== "linux")("under load the BFF holds little and answers others", () => {
  it("while it serves a page of 10,000 invocations with 20 instances each", async () => {
    const page = countRows(`/api/invocations?commandId=${wellKnown.manyInvocationsCommandId}&pageSize=10000`);
    const { result, answers } = await answersDuring(page);
    expect(result.rows).toBe(10_000);
    expect(result.early).toBeGreaterThan(0);
    expect(answers).toBeGreaterThan(10);
    expect(peakMegabytes(bff.child)).toBeLessThan(memoryLimitMegabytes);
  });

  it("while it digests one invocation of 200 outputs of 5 MB each", async () => {
    const detail = fetch(`${url}${invocationPath(wellKnown.hugeInvocationId)}`).then(async (response) =>
      invocationDetailSchema.parse(await response.json()),
    );
    const { result, answers } = await answersDuring(detail);
    expect(result.instances.map(({ stdout }) => stdout?.bytes)).toEqual(Array(200).fill(5_000_000));
    expect(answers).toBeGreaterThan(10);
    expect(peakMegabytes(bff.child)).toBeLessThan(memoryLimitMegabytes);
  });
});
