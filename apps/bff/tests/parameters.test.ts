import { problemSchema } from "@command-history/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Stack, startStack } from "./support/stack.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

const longId = "i".repeat(257);
const manyStatuses = Array.from({ length: 201 }, (_, index) => `status=s${index}`).join("&");

describe("a parameter that cannot be taken", () => {
  it.each([
    ["/api/invocations?page=0", "page"],
    ["/api/invocations?page=two", "page"],
    ["/api/invocations?page=1&page=2", "page"],
    ["/api/invocations?pageSize=10001", "pageSize"],
    [`/api/invocations?commandId=${longId}`, "commandId"],
    [`/api/invocations?${manyStatuses}`, "status"],
    ["/api/invocations?commandId=", "commandId"],
    ["/api/invocations?invocationId=&invocationId=inv-1", "invocationId"],
    ["/api/invocations?instanceId", "instanceId"],
    ["/api/invocations?status=", "status"],
    ["/api/exports/invocations?scope=all&status=", "status"],
    ["/api/invocations/inv-1/search?q=a&instanceId=", "instanceId"],
    ["/api/invocations?statuses=Failed", "statuses"],
    ["/api/invocations?status[]=Failed", "status[]"],
    ["/api/invocations?status[$ne]=x", "status[$ne]"],
    ["/api/invocations/inv-1?page=2", "page"],
    ["/api/invocations/inv-1?profile=a&profile=b", "profile"],
    [`/api/invocations/${longId}`, "invocationId"],
    [`/api/invocations/inv-1/instances/${longId}/stdout`, "instanceId"],
    ["/api/invocations/inv-1/instances/ins-1/stderr?downlaod", "downlaod"],
    [`/api/invocations/inv-1/instances/ins-1/stderr?sha256=${"A".repeat(64)}`, "sha256"],
    ["/api/invocations/inv-1/search", "q"],
    ["/api/invocations/inv-1/search?q=", "q"],
    ["/api/invocations/inv-1/search?q=(&syntax=regex", "q"],
    ["/api/invocations/inv-1/search?q=a&stream=stdin", "stream"],
    ["/api/invocations/inv-1/search?q=a&regex", "regex"],
    [`/api/invocations/inv-1/search?q=${"a".repeat(1001)}`, "q"],
    ["/api/invocations/inv-1/digests?ignore=colours", "ignore"],
    ["/api/invocations/inv-1/digests?ignored=times", "ignored"],
    ["/api/exports/invocations?format=zip", "format"],
    ["/api/exports/invocations?scope=none", "scope"],
    ["/api/exports/invocations?page=0", "page"],
    ["/api/exports/invocations/inv-1?format=tar", "format"],
    ["/api/exports/invocations/inv-1?scope=all", "scope"],
    ["/api/invocations/%E0%A4%A", "path"],
    ["/api/profiles?profile=a", "profile"],
  ])("is named and costs no upstream call: %.70s", async (path, parameter) => {
    const response = await stack.get(path);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(problemSchema.parse(await response.json())).toMatchObject({
      code: "INVALID_PARAMETER",
      status: 400,
      parameter,
      requestId: response.headers.get("x-request-id"),
    });
    expect(stack.simulator.requests).toHaveLength(0);
  });

  it("may be one of several: all are told", async () => {
    const response = await stack.get("/api/invocations?page=0&pageSize=0");
    const { detail } = problemSchema.parse(await response.json());
    expect(detail).toContain("page:");
    expect(detail).toContain("pageSize:");
  });

  it("may be a profile that does not exist", async () => {
    for (const path of ["/api/invocations", "/api/invocations/a", "/api/invocations/a/instances/b/stdout"]) {
      const response = await stack.get(`${path}?profile=none`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: "PROFILE_NOT_FOUND", parameter: "profile" });
    }
    expect(stack.simulator.requests).toHaveLength(0);
  });

  it("leaves as many long filters as the contract allows alone", async () => {
    const values = Array.from({ length: 200 }, (_, index) => `inv-${"0".repeat(32)}-${index}`);
    const search = values.map((value) => `invocationId=${value}&commandId=${value}`).join("&");
    expect((await stack.get(`/api/invocations?${search}`)).status).toBe(200);
  });
});

describe("what is not there", () => {
  it.each(["/api", "/api/", "/api/nothing", "/api/invocations/", "/api/invocations/a/instances/b/output"])(
    "is a problem under /api, also for a browser: %s",
    async (path) => {
      const response = await stack.get(path, { headers: { accept: "text/html" } });
      expect(response.status).toBe(404);
      expect(problemSchema.parse(await response.json()).code).toBe("NOT_FOUND");
    },
  );

  it.each(["GET", "POST", "DELETE", "OPTIONS"])("is not there for any method: %s", async (method) => {
    for (const path of ["/api/nothing", "/auth", "/auth/", "/auth/nothing"]) {
      const response = await stack.get(path, { method });
      expect(response.status).toBe(404);
      expect(response.headers.get("allow")).toBeNull();
    }
  });

  it.each(["GET", "POST", "OPTIONS"])(
    "is what cannot be decoded, whatever the method: %s",
    async (method) => {
      for (const path of ["/%zz", "/api/invocations/%zz"]) {
        const response = await stack.get(path, { method });
        expect(response.status).toBe(400);
        expect(problemSchema.parse(await response.json()).code).toBe("INVALID_PARAMETER");
      }
    },
  );
});

describe("a method that an address does not take is refused, with those that it takes", () => {
  const reveal = "/api/invocations/a/instances/b/stdout/reveal";
  it.each([
    ["POST", "/api/invocations", "GET, HEAD"],
    ["PUT", "/api/invocations", "GET, HEAD"],
    ["PATCH", "/api/invocations/a", "GET, HEAD"],
    ["DELETE", "/api/invocations/a%2Fb", "GET, HEAD"],
    ["OPTIONS", "/api/session", "GET, HEAD"],
    ["GET", reveal, "POST"],
    ["HEAD", reveal, "POST"],
    ["OPTIONS", reveal, "POST"],
    ["DELETE", "/auth/sign-out", "POST"],
    ["GET", "/auth/sign-out", "POST"],
    ["POST", "/auth/sign-in", "GET, HEAD"],
    ["GET", "/api/csp-reports", "POST"],
    ["POST", "/", "GET, HEAD"],
    ["PUT", "/invocations/a", "GET, HEAD"],
    ["POST", "/healthz", "GET, HEAD"],
  ])("%s %s", async (method, path, allowed) => {
    const response = await stack.get(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(allowed);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const body = await response.text();
    if (method === "HEAD") return;
    const { code, detail } = problemSchema.parse(JSON.parse(body));
    expect(code).toBe("METHOD_NOT_ALLOWED");
    expect(detail).toBe(`This address takes ${allowed.replace(",", " and")}, not ${method}.`);
  });
});
