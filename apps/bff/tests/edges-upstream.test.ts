import { once } from "node:events";
import { createServer, type Server } from "node:http";
import {
  invocationExportPath,
  invocationPath,
  outputPath,
  pageHeader,
  problemSchema,
} from "@command-history/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawRequest } from "./support/raw-request.ts";
import { expectNoSecret } from "./support/refusal.ts";
import { type Stack, startBff, startStack } from "./support/stack.ts";
import { startStubUpstream, stubCredentials } from "./support/stub-upstream.ts";

/** Stands where nobody must be led to. */
let canary: Server;
let canaryUrl: string;
let connections: number;
let stack: Stack;

beforeAll(async () => {
  canary = createServer((_req, res) => res.end("{}"));
  canary.on("connection", () => {
    connections += 1;
  });
  canary.listen(0, "127.0.0.1");
  await once(canary, "listening");
  const address = canary.address();
  canaryUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  stack = await startStack();
});
afterAll(async () => {
  await stack.close();
  canary.closeAllConnections();
  canary.close();
});
beforeEach(() => {
  connections = 0;
});

describe("where the server connects to", () => {
  const parameters = [
    "profile",
    "commandId",
    "invocationId",
    "instanceId",
    "status",
    "page",
    "endpoint",
    "host",
    "url",
    "upstream",
    "callback",
    "q",
    "download",
    "returnTo",
  ];

  it.each(parameters)("cannot be said in the parameter %s", async (name) => {
    for (const path of [
      "/api/invocations",
      "/api/invocations/a",
      "/api/exports/invocations",
      "/auth/sign-in",
    ]) {
      const answer = await rawRequest(stack.url, {
        path: `${path}?${name}=${encodeURIComponent(`${canaryUrl}/`)}`,
        headers: { [pageHeader.name]: pageHeader.value },
      });
      expect(answer.status).not.toBe(500);
      expectNoSecret(stack, answer);
    }
    expect(connections).toBe(0);
  });

  it("cannot be said in an ID", async () => {
    for (const id of [canaryUrl, `@${canaryUrl.slice(7)}`, `../../${canaryUrl}`, `${canaryUrl}#`]) {
      for (const path of [
        invocationPath(id),
        outputPath({ invocationId: id, instanceId: id, stream: "stdout" }),
        invocationExportPath(id, "csv"),
      ]) {
        const answer = await rawRequest(stack.url, {
          path,
          headers: { [pageHeader.name]: pageHeader.value },
        });
        expect(answer.status).toBe(404);
      }
    }
    expect(connections).toBe(0);
  });

  it.each([
    "Host",
    "X-Forwarded-Host",
    "Forwarded",
    "X-Forwarded-Server",
    "X-Zenlayer-Endpoint",
    "Referer",
    "Origin",
    "Via",
  ])("cannot be said in the header %s", async (name) => {
    const value = { Forwarded: `host=${canaryUrl.slice(7)}`, Host: canaryUrl.slice(7) }[name] ?? canaryUrl;
    const asked = stack.simulator.requests.length;
    const answer = await rawRequest(stack.url, { path: "/api/invocations", headers: { [name]: value } });
    expect(connections).toBe(0);
    // A refused origin asks nobody; all others ask the one upstream there is.
    expect(stack.simulator.requests.length - asked).toBe(answer.status === 200 ? 1 : 0);
    expectNoSecret(stack, answer);
  });
});

describe("a redirect of the upstream", () => {
  it.each([301, 302, 303, 307, 308])("of status %d is an error, and is not followed", async (status) => {
    const upstream = await startStubUpstream((res) => {
      res.writeHead(status, { location: `${canaryUrl}/elsewhere` }).end();
    });
    const bff = await startBff({ endpoint: upstream.url, credentials: stubCredentials });
    const response = await bff.get("/api/invocations");
    expect(response.status).toBe(502);
    const text = await response.text();
    expect(problemSchema.parse(JSON.parse(text)).code).toBe("UPSTREAM_BAD_RESPONSE");
    expect(text + bff.logText()).not.toContain("stub-token");
    expect(text).not.toContain(canaryUrl);
    expect(upstream.bodies).toHaveLength(1);
    expect(connections).toBe(0);
    await bff.close();
    await upstream.close();
  });
});
