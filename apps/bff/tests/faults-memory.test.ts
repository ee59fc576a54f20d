import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
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
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { eventually, row } from "./support/faulty-stack.ts";
import { type BffProcess, peakMegabytes, startBffProcess } from "./support/process.ts";
import { rawRequest } from "./support/raw-request.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** What the BFF may hold at its peak, whatever it serves. */
const memoryLimitMegabytes = 300;

let directory: string;
let upstream: FaultyUpstream;
let bff: BffProcess;
let url: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "command-history-faults-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Starts the BFF before an upstream that does as it is told. */
async function start(settings: Record<string, string> = {}): Promise<void> {
  upstream = createFaultyUpstream();
  const { url: endpoint } = await upstream.listen();
  const env = {
    ...settings,
    ZENLAYER_ENDPOINT: endpoint,
    ZENLAYER_TOKEN: "faulty-token",
    RATE_LIMIT_PER_ADDRESS: "0",
    RATE_LIMIT_PER_USER: "0",
    // A rejection that nobody handles ends the process. Its memory is that of the service, whatever the version of Node.js.
    NODE_OPTIONS: "--unhandled-rejections=strict --max-semi-space-size=16",
  };
  bff = startBffProcess(env, directory);
  url = await bff.url;
}

afterEach(async () => {
  expect(bff.child.exitCode, bff.output()).toBeNull();
  bff.child.kill();
  await bff.exited();
  expect(upstream.connections).toBe(0);
  await upstream.close();
});

/** A name that the BFF answers to, be it that of its PUBLIC_URL or not. */
const publicHost = "localhost";

/** What ends an answer that is sent in chunks, if nothing broke it off. */
const lastChunk = "0\r\n\r\n";

const askedSchema = z.object({ pageSize: z.optional(z.number()), pageNum: z.optional(z.number()) });

/**
 * Pages of rows of about 1.9 KB, out of very many. Their names are hard to compress: an answer that fits into the
 * system's buffers is one that the process is rid of, however slowly it is read.
 */
const largePages: Behaviour = async ({ call, write, end }) => {
  const { pageSize = 20, pageNum = 1 } = askedSchema.parse(call.body);
  await write(`${headText(200, jsonType)}${pageStart}`);
  const step = 100;
  for (let at = 0; at < pageSize; at += step) {
    const rows = Array.from({ length: Math.min(step, pageSize - at) }, (_, index) => {
      const id = (pageNum - 1) * pageSize + at + index;
      const output = createHash("sha512").update(String(id)).digest("base64").repeat(15);
      const commandName = randomBytes(300).toString("base64");
      const results = [{ instanceId: "i", taskStatus: "Failed", output }];
      return JSON.stringify(row(`r${id}`, { commandName, invocationInstances: results }));
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

/** Counts the rows of a short page, asked for as behind a proxy. */
async function countRowsAtHost(path: string): Promise<number> {
  const { body } = await rawRequest(url, { path, headers: { Host: publicHost } });
  const reader = createPageReader();
  const parts = [...reader.push(body), ...reader.close()];
  expect(parts.at(-1)).toMatchObject({ kind: "end" });
  return parts.filter(({ kind }) => kind === "item").length;
}

/** Asks for a page, and reads it a kilobyte at a time, and only when told to. */
function openSlowReader(path: string, encoding: string) {
  const { hostname, port } = new URL(url);
  let head = "";
  let tail = "";
  const socket = connect({
    host: hostname,
    port: Number(port),
    onread: {
      buffer: Buffer.alloc(1024),
      callback(size, buffer) {
        const text = Buffer.from(buffer).toString("latin1", 0, size);
        if (head === "") head = text;
        tail = (tail + text).slice(-lastChunk.length);
        socket.emit("kilobyte");
        return false;
      },
    },
  });
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${publicHost}\r\nAccept-Encoding: ${encoding}\r\n\r\n`);
  return {
    status: () => head.slice(9, 12),
    coding: () => /^content-encoding: (.+)$/im.exec(head)?.[1] ?? "identity",
    hasAll: () => tail === lastChunk,
    async readOn(): Promise<void> {
      const read = once(socket, "kilobyte");
      socket.resume();
      await read;
    },
    leave: () => socket.destroy(),
  };
}

/** The requests that the BFF has not done with, without the one that asks this. */
async function requestsUnderWay(): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^command_history_http_requests_in_flight (\d+)$/m.exec(text)?.[1]) - 1;
}

describe.skipIf(process.platform !== "linux")("memory stays bounded", () => {
  it("while two pages of 10,000 rows are read at once", async () => {
    await start();
    upstream.behave(largePages);
    const pages = [1, 2].map((at) => countRows(`/api/invocations?pageSize=10000&page=${at}`));
    expect(await Promise.all(pages)).toEqual([10_000, 10_000]);
    expect(peakMegabytes(bff.child)).toBeLessThan(memoryLimitMegabytes);
  });

  it.each([
    ["an output of 50 MB", `${"0123456789".repeat(9)}012345678\n`.repeat(500_000)],
    ["a line of 50 MB", "0123456789".repeat(5_000_000)],
  ])("enough for %s, which is passed on byte for byte", async (_what, text) => {
    await start();
    upstream.behave(oneOutput(text));
    const output = await fetch(`${url}/api/invocations/a/instances/i/stdout`);
    const sent = createHash("sha256").update(Buffer.from(await output.arrayBuffer()));
    expect(sent.digest("hex")).toBe(createHash("sha256").update(text).digest("hex"));
    expect(peakMegabytes(bff.child)).toBeLessThan(2 * memoryLimitMegabytes);
  });

  it.each([
    { way: "without https, packed by gzip", settings: {}, coding: "gzip" },
    {
      way: "behind https, packed by Brotli",
      settings: { PUBLIC_URL: `https://${publicHost}` },
      coding: "br",
    },
  ])("while 1,000 slow readers hold a page of 10,000 rows, and others are served: $way", async (given) => {
    await start(given.settings);
    upstream.behave(largePages);
    const count = 1000;
    // For one who does not take the coding, as few do, the text is unpacked.
    const codings = Array.from({ length: count }, (_, at) => (at % 100 === 0 ? "identity" : given.coding));
    const readers = codings.map((coding) => openSlowReader("/api/invocations?pageSize=10000", coding));
    for (let kilobytes = 0; kilobytes < 4; kilobytes++) {
      await Promise.all(readers.map(({ readOn }) => readOn()));
    }
    expect(readers.filter(({ status }) => status() === "200")).toHaveLength(count);
    expect(readers.map(({ coding }) => coding())).toEqual(codings);
    expect(await countRowsAtHost("/api/invocations?pageSize=20")).toBe(20);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    // None has been given up, and the system's buffers hold the whole answer of none.
    expect(await requestsUnderWay()).toBe(count);
    const patient = readers[1];
    while (patient?.hasAll() === false) await patient.readOn();
    expect(peakMegabytes(bff.child)).toBeLessThan(memoryLimitMegabytes);
    for (const { leave } of readers) leave();
    await vi.waitFor(async () => expect(await requestsUnderWay()).toBe(0), { timeout: 20_000 });
    await eventually(() => expect(upstream.calls.filter(({ isOpen }) => isOpen)).toEqual([]));
    expect(await countRowsAtHost("/api/invocations?pageSize=20&page=2")).toBe(20);
  });
});
