import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { type InvocationEvent, NetworkError } from "../src/index.ts";
import { startClient, startSocketServer, startUpstream } from "./support/upstream.ts";

const firstRow = '{"response":{"dataSet":[{"invocationInstances":[{"instanceId":"a"}';

/** An upstream that begins its answer and never ends it. `left` resolves when its connection is gone. */
async function startEndless(begin = firstRow) {
  let arrived: (response: ServerResponse) => void;
  const response = new Promise<ServerResponse>((resolve) => {
    arrived = resolve;
  });
  const upstream = await startUpstream((_, response) => {
    arrived(response);
    if (begin !== "") response.write(begin);
  });
  return { ...upstream, arrived: response, left: response.then((open) => once(open, "close")) };
}

async function drain(answer: AsyncIterable<readonly InvocationEvent[]>): Promise<void> {
  for await (const _ of answer);
}

describe("a consumer that leaves", () => {
  it("ends the request by leaving the loop", async () => {
    const { endpoint, left } = await startEndless();
    for await (const [event] of startClient(endpoint).describeCommandInvocations({})) {
      expect(event?.type).toBe("instance");
      break;
    }
    await left;
  });

  it("ends the request by throwing in the loop", async () => {
    const { endpoint, left } = await startEndless();
    const run = async () => {
      for await (const [event] of startClient(endpoint).describeCommandInvocations({}))
        throw new Error(event?.type);
    };
    await expect(run()).rejects.toThrow("instance");
    await left;
  });

  it.each([
    ["before the answer begins", ""],
    ["in the middle of the body", firstRow],
  ])("ends the request by its signal, %s", async (_, begin) => {
    const { endpoint, left, arrived } = await startEndless(begin);
    const controller = new AbortController();
    const done = drain(startClient(endpoint).describeCommandInvocations({}, { signal: controller.signal }));
    await arrived;
    const reason = new Error("the browser went away");
    controller.abort(reason);
    await expect(done).rejects.toBe(reason);
    await left;
  });

  it("gets no further events of what had arrived before its signal", async () => {
    const long = `{"instanceId":"b","output":"${"x".repeat(200_000)}"}`;
    const { endpoint } = await startEndless(`${firstRow},${long},{"instanceId":"c"}`);
    const controller = new AbortController();
    const seen: InvocationEvent[] = [];
    const run = async () => {
      const { signal } = controller;
      for await (const events of startClient(endpoint).describeCommandInvocations({}, { signal })) {
        seen.push(...events);
        controller.abort();
      }
    };
    await expect(run()).rejects.toMatchObject({ name: "AbortError" });
    expect(seen).toHaveLength(1);
  });

  it("need not wait for a connection that is not made", async () => {
    let connect = () => {};
    const connected = new Promise<void>((resolve) => {
      connect = resolve;
    });
    const { host } = await startSocketServer(() => connect());
    const controller = new AbortController();
    const client = startClient(`https://${host}`, { timeouts: { connect: 500 } });
    const done = drain(client.describeCommandInvocations({}, { signal: controller.signal }));
    await connected;
    controller.abort();
    await expect(done).rejects.toMatchObject({ name: "AbortError" });
  });

  it("sends nothing when its signal has aborted already", async () => {
    const { endpoint, connections } = await startEndless();
    const events = startClient(endpoint).describeCommandInvocations({}, { signal: AbortSignal.abort() });
    await expect(drain(events)).rejects.toMatchObject({ name: "AbortError" });
    expect(connections).toHaveLength(0);
  });
});

describe("a client that is closed", () => {
  it.each([
    ["before the answer begins", ""],
    ["in the middle of the body", firstRow],
  ])("breaks off a call, %s", async (_, begin) => {
    const { endpoint, left, arrived } = await startEndless(begin);
    const client = startClient(endpoint);
    const broken = expect(drain(client.describeCommandInvocations({}))).rejects.toBeInstanceOf(NetworkError);
    await arrived;
    await client.close();
    await broken;
    await left;
  });
});
