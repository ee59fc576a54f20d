import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { behaviours, createFaultyUpstream, type FaultyUpstream, pageText } from "../src/index.ts";
import { open, send } from "./client.ts";

let upstream: FaultyUpstream;
let url: string;

beforeEach(async () => {
  upstream = createFaultyUpstream();
  ({ url } = await upstream.listen());
});
afterEach(() => upstream.close());

const body = '{"pageNum":1}';
const headers = { "content-type": "application/json" };
const call = () => send(url, body, headers);

/** A connection, and all that has come on it. */
async function openConnection(): Promise<{ socket: Socket; received: () => string }> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  let received = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    received += chunk;
  });
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return { socket, received: () => received };
}

const request = `POST /api/v2/zos HTTP/1.1\r\nHost: h\r\nX-Name: Value\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

describe("the faulty upstream", () => {
  it("does what its script says, call by call, and goes on with the end of it", async () => {
    upstream.behave(behaviours.refusal(502, "BAD_GATEWAY"), behaviours.page([{ invocationId: "a" }]));
    const answers = [await call(), await call(), await call()];
    expect(answers.map(({ status }) => status)).toEqual([502, 200, 200]);
    expect(JSON.parse(answers[0]?.text ?? "")).toMatchObject({ code: "BAD_GATEWAY" });
    expect(answers[2]?.text).toBe(pageText([{ invocationId: "a" }]));
    expect(upstream.calls.map((each) => each.body)).toEqual([1, 2, 3].map(() => ({ pageNum: 1 })));
  });

  it("takes one call after the other on a connection, and knows which one it was", async () => {
    upstream.behave(behaviours.answer("{}"));
    const { socket, received } = await openConnection();
    socket.write(request.slice(0, 20));
    socket.write(request.slice(20) + request);
    await vi.waitFor(() => expect(received().match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2));
    await call();
    expect(upstream.calls.map(({ connection }) => connection)).toEqual([1, 1, 2]);
    expect(upstream.calls[0]?.headers).toEqual({ host: "h", "x-name": "Value", "content-length": "13" });
    await vi.waitFor(() => expect(upstream.calls.map(({ isOpen }) => isOpen)).toEqual([true, true, false]));
    expect(upstream.connections).toBe(1);
    socket.destroy();
    await vi.waitFor(() => expect(upstream.connections).toBe(0));
  });

  it("sends bytes that are no HTTP as they stand, and ends the connection", async () => {
    upstream.behave(behaviours.bytes("no HTTP\n"));
    const { socket, received } = await openConnection();
    socket.write(request);
    await once(socket, "close");
    expect(received()).toBe("no HTTP\n");
    expect(upstream.bytesSent).toBe(8);
  });

  it("never answers, and notices when the other side leaves", async () => {
    upstream.behave(behaviours.silence);
    const { socket, received } = await openConnection();
    socket.write(request);
    await vi.waitFor(() => expect(upstream.calls).toHaveLength(1));
    expect(received()).toBe("");
    socket.end();
    await vi.waitFor(() => expect(upstream.connections).toBe(0));
  });

  it.each([
    ["at once", behaviours.reset],
    ["in the middle", behaviours.cutOff("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1234")],
  ])("resets the connection %s", async (_when, behaviour) => {
    upstream.behave(behaviour);
    await expect(call()).rejects.toMatchObject({ code: "ECONNRESET" });
    await vi.waitFor(() => expect(upstream.connections).toBe(0));
  });

  it("stalls after what it has sent", async () => {
    upstream.behave(behaviours.stall("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1234"));
    const response = await open(url, body, headers);
    const [chunk] = await once(response, "data");
    expect(String(chunk)).toBe("1234");
    expect(upstream.connections).toBe(1);
    response.destroy();
  });

  it("drips byte after byte", async () => {
    upstream.behave(behaviours.drip("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", 1));
    expect((await call()).text).toBe("{}");
  });

  it("sends without end, no faster than it is read", async () => {
    const piece = "x".repeat(65_536);
    upstream.behave(behaviours.endless("HTTP/1.1 200 OK\r\n\r\n", [piece]));
    const response = await open(url, body, headers);
    await once(response, "readable");
    let before = -1;
    await vi.waitFor(() => {
      const standsStill = upstream.bytesSent === before;
      before = upstream.bytesSent;
      expect(standsStill).toBe(true);
    });
    response.resume();
    await vi.waitFor(() => expect(upstream.bytesSent).toBeGreaterThan(before + 10 * piece.length));
    response.destroy();
    await vi.waitFor(() => expect(upstream.connections).toBe(0));
  });
});
