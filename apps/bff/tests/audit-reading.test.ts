import { appendFileSync, renameSync } from "node:fs";
import { Writable } from "node:stream";
import { type AuditPage, auditPageSchema, problemSchema } from "@command-history/contract";
import { afterEach, describe, expect, it } from "vitest";
import { type AuditedStack, type Person, startAuditedStack } from "./support/audited-stack.ts";

const stacks: AuditedStack[] = [];
afterEach(async () => {
  for (const stack of stacks.splice(0)) await stack.close();
});

async function start(...options: Parameters<typeof startAuditedStack>): Promise<AuditedStack> {
  const stack = await startAuditedStack(...options);
  stacks.push(stack);
  return stack;
}

const reader: Person = { id: "r-1", name: "Robin", groups: "readers" };
const auditor: Person = { id: "a-1", name: "Ada", groups: "auditors" };

async function read({ ask }: AuditedStack, path: string): Promise<AuditPage> {
  const response = await ask(auditor, path);
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return auditPageSchema.parse(await response.json());
}

function namesOf({ items }: AuditPage): string[] {
  return items.map((item) => ("raw" in item ? item.raw : (item.object.invocationId ?? item.action)));
}

async function readInvocations({ ask }: AuditedStack, from: number, to: number): Promise<void> {
  for (let number = from; number < to; number++)
    await (await ask(reader, `/api/invocations/inv-${number}`)).text();
}

describe("GET /api/audit", () => {
  it("has the newest event first, which is the reading itself", async () => {
    const stack = await start();
    await readInvocations(stack, 0, 3);
    const page = await read(stack, "/api/audit");
    expect(page).toMatchObject({ kept: "file", next: null, searchedTo: expect.any(String) });
    expect(namesOf(page)).toEqual(["audit", "inv-2", "inv-1", "inv-0"]);
  });

  it("narrows by what was asked", async () => {
    const stack = await start();
    await readInvocations(stack, 0, 3);
    expect(namesOf(await read(stack, "/api/audit?user=rob&action=detail&invocationId=inv-1"))).toEqual([
      "inv-1",
    ]);
    expect(namesOf(await read(stack, "/api/audit?user=nobody"))).toEqual([]);
    expect(namesOf(await read(stack, "/api/audit?to=2026-01-31T08:00Z"))).toEqual([]);
  });

  it("goes on from an earlier answer, without a gap or a repeat, though files were put aside meanwhile", async () => {
    const stack = await start();
    await readInvocations(stack, 0, 130);
    const first = await read(stack, "/api/audit");
    expect(first.items).toHaveLength(100);
    // As the file is put aside when it is full.
    renameSync(stack.path, `${stack.path}.1`);
    await readInvocations(stack, 130, 135);
    const second = await read(stack, `/api/audit?before=${first.next}`);
    expect(second.next).toBeNull();
    expect([...namesOf(first), ...namesOf(second)]).toEqual([
      "audit",
      ...Array.from({ length: 130 }, (_, index) => `inv-${129 - index}`),
    ]);
  });

  it("shows a line that is no event as it stands", async () => {
    const stack = await start();
    await readInvocations(stack, 0, 1);
    appendFileSync(stack.path, '<script>alert(1)</script> {"audit"\n');
    expect(namesOf(await read(stack, "/api/audit"))).toEqual([
      "audit",
      '<script>alert(1)</script> {"audit"',
      "inv-0",
    ]);
  });

  it.each(["stdout", "off"] as const)("says that events are kept elsewhere: %s", async (kind) => {
    const stack = await start(
      { sink: { kind } },
      { output: new Writable({ write: (_chunk, _encoding, done) => done() }) },
    );
    expect(await read(stack, "/api/audit")).toEqual({ kept: kind, items: [], next: null, searchedTo: null });
  });

  it.each([
    ["from=yesterday", "from"],
    ["result=maybe", "result"],
    ["before=1", "before"],
    ["before=0000000000000000.-1", "before"],
    ["limit=5", "limit"],
  ])("refuses %s", async (question, parameter) => {
    const { ask } = await start();
    const response = await ask(auditor, `/api/audit?${question}`);
    expect(response.status).toBe(400);
    expect(problemSchema.parse(await response.json())).toMatchObject({
      code: "INVALID_PARAMETER",
      parameter,
    });
  });

  it("is for auditors: not for readers, nor for one who is not signed in", async () => {
    const { ask, events } = await start();
    const response = await ask(reader, "/api/audit");
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain("192.0.2.7");
    expect((await ask(null, "/api/audit")).status).toBe(401);
    expect(events()).toMatchObject([
      { action: "audit", result: "refused", code: "FORBIDDEN", user: { id: "r-1" } },
    ]);
  });

  it("says when the files cannot be read", async () => {
    const { ask } = await start({ path: import.meta.dirname });
    const response = await ask(auditor, "/api/audit");
    expect(response.status).toBe(503);
    expect(problemSchema.parse(await response.json())).toMatchObject({
      code: "AUDIT_UNAVAILABLE",
      detail: "The files of the audit trail cannot be read.",
    });
  });
});
