import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPageReader } from "@command-history/contract";
import {
  type Behaviour,
  createFaultyUpstream,
  type FaultyUpstream,
  headText,
  jsonType,
  pageEnd,
  pageStart,
} from "@command-history/simulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { eventually, row } from "./support/faulty-stack.ts";
import { type BffProcess, buildBff, peakMegabytes, startBffProcess } from "./support/process.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** What the BFF may hold at its peak, whatever it serves. */
const memoryLimitMegabytes = 300;

let directory: string;
let program: readonly string[];
let upstream: FaultyUpstream;
let bff: BffProcess;
let url: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "command-history-faults-"));
  program = buildBff("faults");
});
afterAll(() => rmSync(directory, { recursive: true }));

beforeEach(async () => {
  upstream = createFaultyUpstream();
  const { url: endpoint } = await upstream.listen();
  const env = {
    ZENLAYER_ENDPOINT: endpoint,
    ZENLAYER_TOKEN: "faulty-token",
    RATE_LIMIT_PER_ADDRESS: "0",
    RATE_LIMIT_PER_USER: "0",
    // A rejection that nobody handles ends the process.
    NODE_OPTIONS: "--unhandled-rejections=strict",
  };
  bff = startBffProcess(env, directory, program);
  url = await bff.url;
});
afterEach(async () => {
  expect(bff.child.exitCode, bff.output()).toBeNull();
  bff.child.kill();
  await bff.exited();
  expect(upstream.connections).toBe(0);
  await upstream.close();
});

const askedSchema = z.object({ pageSize: z.optional(z.number()), pageNum: z.optional(z.number()) });

/** Pages of rows of about 1.5 KB, out of very many. */
const largePages: Behaviour = async ({ call, write, end }) => {
  const { pageSize = 20, pageNum = 1 } = askedSchema.parse(call.body);
  await write(`${headText(200, jsonType)}${pageStart}`);
  const step = 100;
  for (let at = 0; at < pageSize; at += step) {
    const rows = Array.from({ length: Math.min(step, pageSize - at) }, (_, index) => {
      const id = (pageNum - 1) * pageSize + at + index;
      const output = createHash("sha512").update(String(id)).digest("base64").repeat(15);
      return JSON.stringify(
        row(`r${id}`, { invocationInstances: [{ instanceId: "i", taskStatus: "Failed", output }] }),
      );
    });
    await write(`${at === 0 ? "" : ","}${rows.join(",")}`);
  }
  await write(pageEnd(1_000_000));
  end();
};

/** One row whose stdout is very long. */
function oneOutput(text: string): Behaviour {
  return async ({ write, end }) => {
    const result = { instanceId: "i", taskStatus: "Success", output: text };
    await write(headText(200, jsonType) + pageStart);
    await write(JSON.stringify(row("a", { invocationInstances: [result] })));
    await write(pageEnd(1));
    end();
  };
}

async function countRows(path: string): Promise<number> {
  const response = await fetch(`${url}${path}`);
  const reader = createPageReader();
  let rows = 0;
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    rows += reader.push(text).filter(({ kind }) => kind === "item").length;
  }
  expect(reader.close()).toMatchObject([{ kind: "end" }]);
  return rows;
}

/** Asks for a page, and reads no more than the beginning of it. */
async function readSlowly(path: string): Promise<{ socket: Socket; status: string }> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => undefined);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
  const [chunk] = await once(socket, "data");
  socket.pause();
  return { socket, status: String(chunk).slice(9, 12) };
}

describe.skipIf(process.platform !== "linux")("memory stays bounded", () => {
  it("while two pages of 10,000 rows are read at once", async () => {
    upstream.behave(largePages);
    const pages = [1, 2].map((at) => countRows(`/api/invocations?pageSize=10000&page=${at}`));
    expect(await Promise.all(pages)).toEqual([10_000, 10_000]);
    expect(peakMegabytes(bff.child)).toBeLessThan(memoryLimitMegabytes);
  });

  it.each([
    ["an output of 50 MB", `${"0123456789".repeat(9)}012345678\n`.repeat(500_000)],
    ["a line of 50 MB", "0123456789".repeat(5_000_000)],
  ])("enough for %s, which is passed on byte for byte", async (_what, text) => {
    upstream.behave(oneOutput(text));
    const output = await fetch(`${url}/api/invocations/a/instances/i/stdout`);
    const sent = createHash("sha256").update(Buffer.from(await output.arrayBuffer()));
    expect(sent.digest("hex")).toBe(createHash("sha256").update(text).digest("hex"));
    expect(peakMegabytes(bff.child)).toBeLessThan(2 * memoryLimitMegabytes);
  });

  it("while 200 slow readers hold a page of 10,000 rows, and others are served", async () => {
    upstream.behave(largePages);
    const path = "/api/invocations?pageSize=10000";
    const readers = await Promise.all(Array.from({ length: 200 }, () => readSlowly(path)));
    expect(readers.map(({ status }) => status)).toEqual(Array(200).fill("200"));
    expect(await countRows("/api/invocations?pageSize=20")).toBe(20);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(peakMegabytes(bff.child)).toBeLessThan(memoryLimitMegabytes);
    for (const { socket } of readers) socket.destroy();
    await eventually(() => expect(upstream.calls.filter(({ isOpen }) => isOpen)).toEqual([]));
    expect(await countRows("/api/invocations?pageSize=20&page=2")).toBe(20);
  });
});
