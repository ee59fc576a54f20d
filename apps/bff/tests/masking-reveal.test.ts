import {
  type ErrorCode,
  outputPath,
  outputRevealPath,
  pageHeader,
  problemSchema,
  scriptRevealPath,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { describe, expect, it } from "vitest";
import { type AuditedStack, type Person, startAuditedStack } from "./support/audited-stack.ts";
import { closedAfterEach } from "./support/closers.ts";
import { detailOf } from "./support/outputs.ts";
import { startStack } from "./support/stack.ts";

const closers = closedAfterEach();

async function start(...options: Parameters<typeof startAuditedStack>): Promise<AuditedStack> {
  const stack = await startAuditedStack(...options);
  closers.push(stack.close);
  return stack;
}

const invocationId = wellKnown.secretsInvocationId;
const reason = "Ticket 4711: the agent cannot log in, Zoë";
const revealer: Person = { id: "x-1", name: "Rita", groups: "revealers" };

const [instanceId] = await instanceIds();
const stdout = outputRevealPath({ invocationId, instanceId, stream: "stdout" });
const stderr = outputRevealPath({ invocationId, instanceId, stream: "stderr" });
const script = scriptRevealPath(invocationId);

async function instanceIds(): Promise<[string]> {
  const stack = await startStack();
  const detail = await detailOf(stack, invocationId);
  await stack.close();
  return [detail.instances[0]?.instanceId ?? ""];
}

interface Asked {
  person?: Person | null;
  body?: string;
  headers?: Record<string, string>;
}

function reveal(stack: AuditedStack, path: string, asked: Asked = {}): Promise<Response> {
  const { person = revealer, body = JSON.stringify({ reason }), headers = {} } = asked;
  const init = { method: "POST", body };
  return stack.ask(person, path, { "content-type": "application/json", ...headers }, init);
}

describe("a revealer", () => {
  it.each([
    ["stdout", stdout, /EDGE_DB_PASSWORD=\w{14}\n/],
    ["stderr", stderr, /Bearer \w{40} /],
    ["the script", script, /EDGE_API_KEY="\w{16}"/],
  ])("sees %s with nothing hidden, and leaves the reason in the trail", async (_name, path, secret) => {
    const stack = await start();
    const response = await reveal(stack, path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("content-security-policy")).toBe("sandbox");
    const text = await response.text();
    expect(text).toMatch(secret);
    expect(text).not.toContain("[hidden:");
    const stream = [stdout, stderr].includes(path) ? path.split("/").at(-2) : null;
    expect(stack.events()).toMatchObject([
      {
        action: "reveal",
        result: "allowed",
        user: { id: "x-1" },
        object: { profile: "main", invocationId, instanceId: stream === null ? null : instanceId, stream },
        reason,
      },
    ]);
    const found = secret.exec(text)?.[0] ?? "";
    expect(stack.lines().join()).not.toContain(found);
    expect(stack.bff.logText()).not.toContain(found);
    expect(stack.bff.logText()).not.toContain("4711");
  });

  it("still reads the output masked by its own path", async () => {
    const stack = await start();
    const path = outputPath({ invocationId, instanceId, stream: "stdout" });
    expect(await (await stack.ask(revealer, path)).text()).toContain("EDGE_DB_PASSWORD=[hidden: password]");
  });

  it.each<[string, Asked, ErrorCode]>([
    ["no reason", { body: "{}" }, "INVALID_PARAMETER"],
    ["no body", { body: "" }, "INVALID_PARAMETER"],
    ["a reason of spaces", { body: JSON.stringify({ reason: "  a  " }) }, "INVALID_PARAMETER"],
    ["a long reason", { body: JSON.stringify({ reason: "a".repeat(501) }) }, "INVALID_PARAMETER"],
    ["a line break", { body: JSON.stringify({ reason: "abc\nforged line" }) }, "INVALID_PARAMETER"],
    ["a reason that is no text", { body: JSON.stringify({ reason: [reason] }) }, "INVALID_PARAMETER"],
    ["something else beside", { body: JSON.stringify({ reason, role: "x" }) }, "INVALID_PARAMETER"],
    ["broken JSON", { body: "{" }, "MALFORMED_REQUEST"],
    [
      "a form",
      { headers: { "content-type": "application/x-www-form-urlencoded" } },
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    ["plain text", { headers: { "content-type": "text/plain" } }, "UNSUPPORTED_MEDIA_TYPE"],
    ["a large body", { body: JSON.stringify({ reason, x: "a".repeat(5000) }) }, "BODY_TOO_LARGE"],
    ["without the page's header", { headers: { [pageHeader.name]: "other" } }, "FORBIDDEN"],
  ])("with %s is refused, before the upstream is asked", async (_name, asked, code) => {
    const stack = await start();
    const response = await reveal(stack, stdout, asked);
    expect(problemSchema.parse(await response.json()).code).toBe(code);
    expect(stack.upstreamCalls()).toBe(0);
    expect(stack.events().filter(({ result }) => result === "allowed")).toEqual([]);
  });

  it("is told that there is no such text", async () => {
    const stack = await start();
    const missing = await reveal(
      stack,
      outputRevealPath({ invocationId, instanceId: "none", stream: "stdout" }),
    );
    expect(problemSchema.parse(await missing.json()).code).toBe("OUTPUT_NOT_FOUND");
    const unknown = await reveal(stack, scriptRevealPath("none"));
    expect(problemSchema.parse(await unknown.json()).code).toBe("INVOCATION_NOT_FOUND");
  });

  it("sees nothing where it cannot be recorded and must be", async () => {
    const stack = await start({ path: "/nonexistent/audit.log", required: true });
    const response = await reveal(stack, stdout);
    expect(problemSchema.parse(await response.json()).code).toBe("AUDIT_UNAVAILABLE");
    expect(stack.upstreamCalls()).toBe(0);
  });
});

describe("without the role of a revealer", () => {
  it.each<[string, Person | null, ErrorCode]>([
    ["nobody signed in", null, "UNAUTHENTICATED"],
    ["a viewer", { id: "v", name: "V", groups: "viewers" }, "FORBIDDEN"],
    ["a reader", { id: "r", name: "R", groups: "readers" }, "FORBIDDEN"],
    ["an auditor", { id: "a", name: "A", groups: "auditors,readers" }, "FORBIDDEN"],
  ])("%s lifts no mask", async (_name, person, code) => {
    const stack = await start();
    for (const path of [stdout, stderr, script]) {
      const response = await reveal(stack, path, { person });
      expect(problemSchema.parse(await response.json()).code).toBe(code);
    }
    expect(stack.upstreamCalls()).toBe(0);
    const wanted = stack.events().map(({ action, code, object }) => [action, code, object.stream]);
    expect(wanted).toEqual(
      person === null ? [] : ["stdout", "stderr", null].map((stream) => ["reveal", code, stream]),
    );
  });
});
