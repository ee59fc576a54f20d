import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { problemSchema, sessionPath } from "@command-history/contract";
import { describe, expect, it } from "vitest";
import { closedAfterEach } from "./support/closers.ts";
import { type Bff, startBff } from "./support/stack.ts";
import { stubCredentials } from "./support/stub-upstream.ts";

const closers = closedAfterEach();

const overlong = `GET ${sessionPath} HTTP/1.1\r\nHost: localhost\r\nX-Filler: ${"h".repeat(70_000)}`;
/** More than the buffers on the way hold: it is on its way once the server has read most of it. */
const rest = "h".repeat(8 * 1024 ** 2);

async function start(): Promise<Bff> {
  const bff = await startBff({ endpoint: "http://127.0.0.1:9", credentials: stubCredentials });
  closers.push(bff.close);
  return bff;
}

/** A client that reads nothing before it is told to, and does not close when the server does. */
async function connectTo({ url }: Bff): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true }).pause();
  // What is sent fails with it.
  socket.on("error", () => undefined);
  closers.push(async () => socket.destroy());
  await once(socket, "connect");
  return socket;
}

/** Resolves once it is on its way. */
function send(socket: Socket, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(words, (error) => (error ? reject(error) : resolve()));
  });
}

async function sendWithoutEnd(socket: Socket): Promise<void> {
  for (;;) await send(socket, rest);
}

function refusalsOf({ log }: Bff): unknown[] {
  return log.filter(({ msg }) => msg === "not a request").map(({ code }) => code);
}

describe("a client that sends on after it was refused", () => {
  it("gets the whole answer, though it reads it late, and is logged once", async () => {
    const bff = await start();
    const socket = await connectTo(bff);
    await send(socket, overlong);
    await send(socket, rest);
    const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
    expect(head).toMatch(/^HTTP\/1\.1 431 /);
    expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}\r\n`);
    expect(problemSchema.parse(JSON.parse(body)).code).toBe("HEADERS_TOO_LARGE");
    expect(refusalsOf(bff)).toEqual(["HEADERS_TOO_LARGE"]);
  });

  it("is cut off in the end", async () => {
    const bff = await start();
    const socket = await connectTo(bff);
    await send(socket, overlong);
    await expect(sendWithoutEnd(socket)).rejects.toThrow(/EPIPE|ECONNRESET/);
    expect(refusalsOf(bff)).toEqual(["HEADERS_TOO_LARGE"]);
  });
});
