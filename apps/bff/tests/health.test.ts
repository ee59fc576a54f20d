import { afterEach, describe, expect, it } from "vitest";
import { startBff, startStack } from "./support/stack.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

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
        { name: "wrong", usable: false, code: "UPSTREAM_AUTH", detail: expect.stringContaining('"wrong"') },
        { name: "right", usable: true },
      ],
    });
  });
});
