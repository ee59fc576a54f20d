import type { AuditEvent } from "@command-history/contract";
import { describe, expect, it } from "vitest";
import { createRepeatedReads } from "./repeated-reads.ts";

const list: AuditEvent = {
  time: "2026-01-31T08:00:00.000Z",
  requestId: "1",
  action: "list",
  result: "allowed",
  code: null,
  user: { id: "u", name: "Ann" },
  address: "192.0.2.1",
  object: { profile: "main", invocationId: null, instanceId: null, stream: null },
  filter: "status=Failed",
  reason: null,
};

describe("repeated reads", () => {
  it("are the same question of the same user within a minute of the one that was kept", () => {
    let now = 0;
    const repeated = createRepeatedReads(() => now);
    expect(repeated.has(list)).toBe(false);
    repeated.add(list);
    now = 59_000;
    expect(repeated.has({ ...list, requestId: "2", time: "later" })).toBe(true);
    now = 60_000;
    expect(repeated.has(list)).toBe(false);
  });

  it.each<[string, Partial<AuditEvent>]>([
    ["user", { user: { id: "v", name: "Ann" } }],
    ["address", { address: "192.0.2.2" }],
    ["filter", { filter: null }],
    ["result", { result: "refused", code: "FORBIDDEN" }],
    ["action", { action: "detail" }],
  ])("do not include another %s", (_what, other) => {
    const repeated = createRepeatedReads(() => 0);
    repeated.add(list);
    expect(repeated.has({ ...list, ...other })).toBe(false);
  });

  it("are none after the clock was set back", () => {
    let now = 3_600_000;
    const repeated = createRepeatedReads(() => now);
    repeated.add(list);
    now = 0;
    expect(repeated.has(list)).toBe(false);
  });

  it("never include an output", () => {
    const repeated = createRepeatedReads(() => 0);
    const output = { ...list, action: "output" };
    repeated.add(output);
    expect(repeated.has(output)).toBe(false);
  });
});
