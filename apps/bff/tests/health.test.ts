import { describe, expect, it } from "vitest";
import { closedAfterEach } from "./support/closers.ts";
import { startBff, startStack } from "./support/stack.ts";
import { startStubUpstream, stubCredentials } from "./support/stub-upstream.ts";

const closers = closedAfterEach();

describe("health", () => {
  it("is up while the process is, whatever the upstream does", async () => {
    const bff = await startBff({
      endpoint: "http://127.0.0.1:9",
      credentials: new Map([["main", { token: "t" }]]),
    });
    closers.push(bff.close);
    const response = await bff.get("/healthz");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "up" });
  });

  it("is ready when the default profile works, and asks the upstream once in a few seconds", async () => {
    let now = Date.now();
    const stack = await startStack({ bff: { overrides: { now: () => now } } });
    closers.push(stack.close);
    await Promise.all([stack.get("/readyz"), stack.get("/readyz")]);
    const response = await stack.get("/readyz");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ready", profiles: [{ name: "main", usable: true }] });
    expect(stack.simulator.requests).toHaveLength(1);
    expect(JSON.parse(stack.simulator.requests[0]?.body ?? "")).toEqual({ pageSize: 1 });
    now += 5000;
    await stack.get("/readyz");
    expect(stack.simulator.requests).toHaveLength(2);
  });

  it("is not ready when the upstream refuses the default profile, and says why for each", async () => {
    const good = await startStack();
    closers.push(good.close);
    const [key] = good.simulator.credentials;
    const bff = await startBff({
      endpoint: good.endpoint,
      credentials: new Map([
        ["wrong", { ...key, accessKeySecret: "wrong" }],
        ["right", key],
      ]),
    });
    closers.push(bff.close);
    const response = await bff.get("/readyz");
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: "not ready",
      profiles: [
        {
          name: "wrong",
          usable: false,
          code: "UPSTREAM_AUTH",
          detail:
            'Zenlayer does not accept the credentials of profile "wrong". Check that the access key is active, that its secret is right, and that it may read command invocations: https://console.zenlayer.com/accessKey',
        },
        { name: "right", usable: true },
      ],
    });
  });

  it("stays in service while the upstream is in trouble, and says so at once though the upstream hangs", async () => {
    const upstream = await startStubUpstream(() => undefined);
    const bff = await startBff({ endpoint: upstream.url, credentials: stubCredentials });
    closers.push(upstream.close, bff.close);
    const response = await bff.get("/readyz");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: "degraded",
      profiles: [
        {
          name: "stub",
          usable: false,
          code: "UPSTREAM_TIMEOUT",
          detail: "Zenlayer did not answer in time.",
        },
      ],
    });
  });

  it("is ready with the first row, however long the rest of the page is", async () => {
    const upstream = await startStubUpstream((res) => {
      res.writeHead(200, { "content-type": "application/json" });
      res.write(
        '{"response":{"dataSet":[{"invocationId":"inv-1","invocationInstances":[{"instanceId":"ins-1"},',
      );
    });
    const bff = await startBff({ endpoint: upstream.url, credentials: stubCredentials });
    closers.push(upstream.close, bff.close);
    expect((await bff.get("/readyz")).status).toBe(200);
  });

  it("joins a check that still runs, and does not keep a server up that stops", async () => {
    let noteAsked = () => {};
    const asked = new Promise<void>((resolve) => {
      noteAsked = resolve;
    });
    const upstream = await startStubUpstream(() => noteAsked());
    const bff = await startBff({ endpoint: upstream.url, credentials: stubCredentials });
    closers.push(upstream.close);
    const answers = Promise.allSettled([bff.get("/readyz"), bff.get("/readyz")]);
    await asked;
    await bff.close();
    await answers;
    expect(upstream.bodies).toHaveLength(1);
  });
});
