import {
  auditPath,
  defaultAuditQuery,
  defaultListQuery,
  digestsPath,
  invocationExportPath,
  invocationPath,
  invocationsPath,
  outputPath,
  profilesPath,
  searchPath,
  sessionPath,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import type { Router } from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { createApp } from "../src/app.ts";
import { loadConfig } from "../src/config/load-config.ts";
import { createContext } from "../src/context.ts";
import { type Stack, startStack } from "./support/stack.ts";

const media = z.object({ schema: z.record(z.string(), z.unknown()) });
const documentSchema = z.object({
  openapi: z.literal("3.1.0"),
  paths: z.record(
    z.string(),
    z.record(
      z.enum(["get", "post"]),
      z
        .object({
          operationId: z.string(),
          requestBody: z.unknown().optional(),
          parameters: z.array(z.object({ name: z.string(), in: z.enum(["path", "query"]) })),
          responses: z.record(z.string(), z.object({ content: z.record(z.string(), media).optional() })),
        })
        .optional(),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

let stack: Stack;
let document: z.infer<typeof documentSchema>;

beforeAll(async () => {
  stack = await startStack();
  const response = await stack.get("/api/openapi.json");
  expect(response.headers.get("content-type")).toContain("application/json");
  document = documentSchema.parse(await response.json());
});
afterAll(() => stack.close());

function searchOf(invocationId: string): string {
  return searchPath(invocationId, {
    text: "e",
    syntax: "plain",
    matchCase: false,
    streams: [],
    instanceId: [],
  });
}

/** The paths of every route in a router and those mounted in it. */
function pathsOf(router: Router): string[] {
  return router.stack.flatMap(({ route, handle }) => {
    if (route !== undefined) return [route.path].flat();
    return isRouter(handle) ? pathsOf(handle) : [];
  });
}

function isRouter(handle: object): handle is Router {
  return "stack" in handle;
}

/** A validator of the JSON Schema that the document gives for an answer. */
function schemaOf(path: string, status: string, type: string): z.ZodType {
  const schema = document.paths[path]?.get?.responses[status]?.content?.[type]?.schema;
  expect(schema, `${path} ${status}`).toBeDefined();
  const whole = JSON.stringify({ ...schema, $defs: document.components.schemas });
  return z.fromJSONSchema(JSON.parse(whole.replaceAll("#/components/schemas/", "#/$defs/")));
}

describe("the OpenAPI document", () => {
  it("has every route of the application, and no other", async () => {
    const { config, secrets } = loadConfig({}, "/nonexistent");
    const app = createApp(await createContext(config, secrets));
    const served = pathsOf(app.router)
      .filter((path) => path.startsWith("/api/") || /^\/(\w+z|metrics)$/.test(path))
      .map((path) => path.replaceAll(/:(\w+)/g, "{$1}"));
    expect(served.sort()).toEqual(Object.keys(document.paths).sort());
  });

  it("declares each parameter of a path, and names each operation once", () => {
    const operations = Object.entries(document.paths).flatMap(([path, { get, post }]) =>
      [get, post].filter((operation) => operation !== undefined).map((operation) => ({ path, ...operation })),
    );
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { path, parameters } of operations) {
      const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });

  it("says which lines stand for a script and for an output", () => {
    const { InvocationSummary, InvocationDetail, InstanceOutcome, StreamSummary } =
      document.components.schemas;
    const script = { contentExcerpt: { description: expect.stringMatching(/comments/) } };
    const output = { excerpt: { description: expect.stringMatching(/says most/) } };
    expect(InvocationSummary?.properties).toMatchObject(script);
    expect(InvocationDetail?.properties).toMatchObject(script);
    expect(InstanceOutcome?.properties).toMatchObject(output);
    expect(StreamSummary?.properties).toMatchObject(output);
  });

  it("refers only to schemas that it has", () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g);
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(new Set([...references].map(([, reference]) => reference))).toEqual(new Set(known));
  });

  it.each([
    [invocationsPath({ ...defaultListQuery, pageSize: 40 }), "/api/invocations", "200"],
    ["/api/invocations?commandId=fault-broken-rows", "/api/invocations", "200"],
    ["/api/invocations?commandId=fault-truncated", "/api/invocations", "200"],
    [invocationPath(wellKnown.mixedInvocationId), "/api/invocations/{invocationId}", "200"],
    [invocationPath(wellKnown.hostileInvocationId), "/api/invocations/{invocationId}", "200"],
    [searchOf(wellKnown.mixedInvocationId), "/api/invocations/{invocationId}/search", "200"],
    [searchOf(wellKnown.hostileInvocationId), "/api/invocations/{invocationId}/search", "200"],
    [digestsPath(wellKnown.mixedInvocationId, ["numbers"]), "/api/invocations/{invocationId}/digests", "200"],
    [auditPath(defaultAuditQuery), "/api/audit", "200"],
    [profilesPath, "/api/profiles", "200"],
    [sessionPath, "/api/session", "200"],
    ["/healthz", "/healthz", "200"],
    ["/readyz", "/readyz", "200"],
    ["/api/openapi.json", "/api/openapi.json", "200"],
    ["/api/invocations?page=0", "/api/invocations", "default"],
    [invocationPath("none"), "/api/invocations/{invocationId}", "default"],
    [searchOf("none"), "/api/invocations/{invocationId}/search", "default"],
    [invocationExportPath("none", "zip"), "/api/exports/invocations/{invocationId}", "default"],
    ["/api/exports/invocations?scope=none", "/api/exports/invocations", "default"],
    [
      outputPath({ invocationId: "none", instanceId: "none", stream: "stdout" }),
      "/api/invocations/{invocationId}/instances/{instanceId}/stdout",
      "default",
    ],
  ])("describes the answer of %s", async (url, path, status) => {
    const response = await stack.get(url);
    const type = response.headers.get("content-type")?.split(";")[0] ?? "";
    const answer: unknown = await response.json();
    expect(schemaOf(path, status, type).safeParse(answer).error).toBeUndefined();
    expect(schemaOf(path, status, type).safeParse({ unlike: "anything" }).success).toBe(
      path === "/api/openapi.json",
    );
  });
});
