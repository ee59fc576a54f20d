import type { ServerResponse } from "node:http";
import { Agent } from "undici";
import { describe, expect, it, onTestFinished } from "vitest";
import { createZenlayerClient, type InvocationEvent } from "../src/index.ts";
import {
  accessKey,
  allEvents,
  emptyAnswer,
  sendJson,
  startClient,
  startUpstream,
} from "./support/upstream.ts";

const instance = {
  instanceId: "ins-1",
  instanceName: "edge-ams-001",
  instanceExist: true,
  taskStatus: "Success",
  exitCode: 0,
  errorCode: null,
  output: "ok\n",
  outputError: "",
  execStartTime: "2025-10-17 14:31:25",
  execEndTime: "2025-10-17 14:31:26",
};
const invocation = {
  invocationId: "inv-1",
  commandId: "cmd-1",
  commandName: "disk",
  commandType: "SHELL",
  content: "df -h",
  timeout: 30,
  createTime: "2025-10-17 14:31:25",
  invocationStatus: "Success",
};

async function eventsOf(answer: unknown): Promise<InvocationEvent[]> {
  const { endpoint } = await startUpstream((_, response) => sendJson(response, 200, answer));
  return allEvents(startClient(endpoint));
}

describe("an answer", () => {
  it("comes as each row's instances, then the row, then the totals", async () => {
    const events = await eventsOf({
      requestId: "req-1",
      response: {
        totalCount: 2,
        dataSet: [
          { ...invocation, invocationInstances: [instance, { ...instance, instanceId: "ins-2" }] },
          { invocationInstances: [instance], ...invocation, invocationId: "inv-2" },
          { ...invocation, invocationId: "inv-3" },
        ],
      },
    });
    const sound = { malformed: [] };
    expect(events).toEqual([
      {
        type: "instance",
        rowIndex: 0,
        invocationId: "inv-1",
        requestId: "req-1",
        instance: { ...instance, ...sound },
      },
      {
        type: "instance",
        rowIndex: 0,
        invocationId: "inv-1",
        requestId: "req-1",
        instance: { ...instance, instanceId: "ins-2", ...sound },
      },
      { type: "invocation", rowIndex: 0, instancesIncluded: true, invocation: { ...invocation, ...sound } },
      {
        type: "instance",
        rowIndex: 1,
        invocationId: "inv-2",
        requestId: "req-1",
        instance: { ...instance, ...sound },
      },
      {
        type: "invocation",
        rowIndex: 1,
        instancesIncluded: true,
        invocation: { ...invocation, invocationId: "inv-2", ...sound },
      },
      {
        type: "invocation",
        rowIndex: 2,
        instancesIncluded: false,
        invocation: { ...invocation, invocationId: "inv-3", ...sound },
      },
      { type: "end", totalCount: 2, requestId: "req-1", answerBytes: expect.any(Number) },
    ]);
  });

  it("has its totals wherever they stand, and its request ID in either place", async () => {
    expect(await eventsOf({ response: { dataSet: [], requestId: "inner", totalCount: 7 } })).toEqual([
      { type: "end", totalCount: 7, requestId: "inner", answerBytes: expect.any(Number) },
    ]);
    expect(await eventsOf({ response: { totalCount: "7" }, requestId: "outer" })).toEqual([
      { type: "end", totalCount: null, requestId: "outer", answerBytes: expect.any(Number) },
    ]);
  });

  it("may have null in place of an empty list", async () => {
    const answer = { requestId: "r", response: { dataSet: null, totalCount: 0 } };
    expect(await eventsOf(answer)).toEqual([
      { type: "end", totalCount: 0, requestId: "r", answerBytes: JSON.stringify(answer).length },
    ]);
  });

  it("gives each event as soon as its bytes are there", async () => {
    let answering: (response: ServerResponse) => void;
    const answered = new Promise<ServerResponse>((resolve) => {
      answering = resolve;
    });
    const { endpoint } = await startUpstream((_, response) => answering(response));
    const events = startClient(endpoint).describeCommandInvocations({})[Symbol.asyncIterator]();
    const next = async () => (await events.next()).value?.[0];

    const first = next();
    const response = await answered;
    response.write('{"response":{"dataSet":[{"invocationId":"磁","invocationInstances":[{"instanceId":"a"}');
    expect(await first).toMatchObject({
      type: "instance",
      invocationId: "磁",
      requestId: null,
      instance: { instanceId: "a" },
    });

    const second = next();
    response.write(',{"instanceId":"b"');
    response.write("}");
    expect(await second).toMatchObject({ type: "instance", instance: { instanceId: "b" } });

    const third = next();
    response.write("]}");
    expect(await third).toMatchObject({ type: "invocation", invocation: { invocationId: "磁" } });

    const last = next();
    response.end('],"totalCount":1},"requestId":"r"}');
    expect(await last).toEqual({
      type: "end",
      totalCount: 1,
      requestId: "r",
      answerBytes: expect.any(Number),
    });
    expect(await next()).toBeUndefined();
  });

  it("leaves its connection to the next call", async () => {
    const { endpoint, connections } = await startUpstream((_, response) =>
      sendJson(response, 200, emptyAnswer),
    );
    const client = startClient(endpoint);
    for (let call = 0; call < 3; call += 1) await allEvents(client);
    expect(connections).toHaveLength(1);
  });

  it("leaves no connection behind when the client is closed", async () => {
    const { endpoint, connections } = await startUpstream((_, response) =>
      sendJson(response, 200, emptyAnswer),
    );
    const client = createZenlayerClient({ endpoint, credentials: accessKey });
    await allEvents(client);
    const [connection] = connections;
    const gone = new Promise((resolve) => connection?.once("close", resolve));
    await client.close();
    await gone;
  });

  it("comes through a given dispatcher, which the client leaves open", async () => {
    const { endpoint, connections } = await startUpstream((_, response) =>
      sendJson(response, 200, emptyAnswer),
    );
    const dispatcher = new Agent();
    onTestFinished(() => dispatcher.close());
    for (let call = 0; call < 2; call += 1) {
      const client = createZenlayerClient({ endpoint, credentials: accessKey, dispatcher });
      await allEvents(client);
      await client.close();
    }
    expect(connections).toHaveLength(1);
  });
});
