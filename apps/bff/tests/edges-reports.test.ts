import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rawRequest } from "./support/raw-request.ts";
import { expectRefusal } from "./support/refusal.ts";
import { type Stack, startStack } from "./support/stack.ts";

const path = "/api/csp-reports";

let stack: Stack;

beforeEach(async () => {
  stack = await startStack();
});
afterEach(() => stack.close());

async function send(type: string, body: unknown, headers: Record<string, string> = {}) {
  return rawRequest(stack.url, {
    method: "POST",
    path,
    headers: { "Content-Type": type, ...headers },
    body: JSON.stringify(body),
  });
}

function reports(): unknown[] {
  return stack.log.flatMap(({ reports = [] }) => reports);
}

describe("a report of the content security policy", () => {
  it("is a log line, without the query of an address and without a sample of the code", async () => {
    const answer = await send("application/csp-report", {
      "csp-report": {
        "document-uri": "https://history.example/?find=secret#secret",
        "effective-directive": "script-src-elem",
        "violated-directive": "script-src",
        "blocked-uri": "https://other.example/x.js?token=secret",
        "source-file": "https://history.example/assets/a.js?secret",
        "line-number": 7,
        "script-sample": "secret",
        "original-policy": "default-src 'none'",
      },
    });
    expect(answer.status).toBe(204);
    expect(reports()).toEqual([
      {
        directive: "script-src-elem",
        blocked: "https://other.example/x.js",
        source: "https://history.example/assets/a.js",
        line: 7,
        page: "https://history.example/",
      },
    ]);
    expect(stack.logText()).not.toContain("secret");
  });

  it("may come with others, in the newer form", async () => {
    const violation = {
      type: "csp-violation",
      url: "https://history.example/?secret",
      body: {
        effectiveDirective: "require-trusted-types-for",
        blockedURL: "trusted-types-sink",
        documentURL: "https://history.example/invocations/a?secret",
        sample: "Element innerHTML|secret",
      },
    };
    const answer = await send("application/reports+json", [violation, { type: "deprecation", body: {} }]);
    expect(answer.status).toBe(204);
    expect(reports()).toEqual([
      {
        directive: "require-trusted-types-for",
        blocked: "trusted-types-sink",
        source: "",
        page: "https://history.example/invocations/a",
      },
    ]);
    expect(stack.logText()).not.toContain("secret");
  });

  it("is bounded, however much it says", async () => {
    const body = { effectiveDirective: "x".repeat(300), blockedURL: "y\r\n".repeat(100) };
    await send(
      "application/reports+json",
      Array.from({ length: 12 }, () => ({ type: "csp-violation", body })),
    );
    expect(reports()).toHaveLength(10);
    const lines = stack
      .logText()
      .split("\n")
      .filter((line) => line.includes('"reports"'));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.length).toBeLessThan(9000);
  });

  it("is taken from a browser that tells no origin, as a strict referrer policy makes it", async () => {
    const answer = await send(
      "application/csp-report",
      {},
      { Origin: "null", "Sec-Fetch-Site": "cross-site" },
    );
    expect(answer.status).toBe(204);
    expect(reports()).toEqual([]);
  });

  it.each([
    [null],
    [[]],
    [{ "csp-report": 1 }],
    [[1, null]],
    [[{ type: "csp-violation" }]],
    [{ __proto__: null, a: 1 }],
  ])("that is none is taken and forgotten: %j", async (body) => {
    expect((await send("application/csp-report", body)).status).toBeLessThan(500);
    expect(stack.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  it("that cannot be read is refused", async () => {
    const answer = await rawRequest(stack.url, {
      method: "POST",
      path,
      headers: { "Content-Type": "application/csp-report" },
      body: "{not json",
    });
    expectRefusal(stack, answer, "MALFORMED_REQUEST");
  });

  it("of another kind is refused", async () => {
    expectRefusal(stack, await send("text/plain", {}), "UNSUPPORTED_MEDIA_TYPE");
  });
});
