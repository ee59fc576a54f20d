import { once } from "node:events";
import type { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { NetworkError, ZenlayerError } from "../src/index.ts";
import { startClient, startSocketServer } from "./support/upstream.ts";

const row = `{"invocationInstances":[],"invocationId":"r","content":"${"x".repeat(1_000)}"}`;

/** A body of very nearly this length, so that the last of it fills what the reader has room for. */
function bodyOf(length: number): { body: string; rows: number } {
  const rows = Math.floor((length - 100) / (row.length + 1));
  const body = `{"response":{"dataSet":[${Array(rows).fill(row).join(",")}],"totalCount":1}}`;
  return { body: body.padEnd(length), rows };
}

/** An upstream that sends this, and then ends or resets the connection. `gone` resolves when it has. */
async function startUpstream(sent: string, finish: (socket: Socket) => void) {
  let done: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    done = resolve;
  });
  const { host } = await startSocketServer((socket) => {
    socket.once("data", () => {
      socket.write(sent, () => {
        finish(socket);
        done();
      });
    });
  });
  return { endpoint: `http://${host}`, finished };
}

function reset(socket: Socket): void {
  socket.resetAndDestroy();
}

/** Reads the first rows, and no more before the upstream has finished and the news of it has come in. */
async function readSlowly(endpoint: string, finished: Promise<void>): Promise<number> {
  let rows = 0;
  let isFirst = true;
  for await (const events of startClient(endpoint).describeCommandInvocations({})) {
    rows += events.filter(({ type }) => type === "invocation").length;
    if (!isFirst) continue;
    isFirst = false;
    await finished;
    for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate);
  }
  return rows;
}

/** From a part of what a reader has room for to a multiple of it. */
const lengths = [32, 64, 128, 192, 256].map((kilobytes) => kilobytes * 1024);

describe("a connection that ends while its reader is behind", () => {
  it.each(lengths)("at the end of the answer gives the answer whole: %d bytes", async (length) => {
    const { body, rows } = bodyOf(length);
    for (const head of ["Connection: close\r\n", `Connection: close\r\nContent-Length: ${length}\r\n`]) {
      const { endpoint, finished } = await startUpstream(`HTTP/1.1 200 OK\r\n${head}\r\n${body}`, (socket) =>
        socket.end(),
      );
      expect(await readSlowly(endpoint, finished)).toBe(rows);
    }
  });

  it.each(lengths)("by a reset in the middle of the answer is an error: %d bytes", async (length) => {
    const { body } = bodyOf(length);
    const head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    const { endpoint, finished } = await startUpstream(head + body.trimEnd().slice(0, -9), reset);
    await expect(readSlowly(endpoint, finished)).rejects.toBeInstanceOf(ZenlayerError);
  });
});

describe("a connection that is reset", () => {
  it("is named as the system names it", async () => {
    const { endpoint } = await startUpstream("", reset);
    const events = startClient(endpoint).describeCommandInvocations({})[Symbol.asyncIterator]();
    await expect(events.next()).rejects.toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
  });

  it("leaves room for the next call", async () => {
    const { body } = bodyOf(64 * 1024);
    const sockets: Socket[] = [];
    const { host } = await startSocketServer((socket) => {
      sockets.push(socket);
      socket.on("data", () => {
        if (sockets.length === 1) reset(socket);
        else socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
      });
    });
    const client = startClient(`http://${host}`);
    const read = () => client.describeCommandInvocations({})[Symbol.asyncIterator]().next();
    await expect(read()).rejects.toBeInstanceOf(NetworkError);
    expect(await read()).toMatchObject({
      value: expect.arrayContaining([expect.objectContaining({ type: "invocation" })]),
    });
    await Promise.all(sockets.filter(({ closed }) => !closed).map((socket) => once(socket, "close")));
  });
});
