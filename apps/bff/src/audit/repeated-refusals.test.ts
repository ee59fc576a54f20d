import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { NewAuditEvent } from "./audit.ts";
import { createRepeatedRefusals } from "./repeated-refusals.ts";

const refused: NewAuditEvent = {
  requestId: "one",
  action: "refused",
  result: "refused",
  code: "WRONG_HOST",
  user: null,
  address: "192.0.2.1",
  object: { profile: null, invocationId: null, instanceId: null, stream: null },
  filter: null,
  reason: "another host",
};

let written: NewAuditEvent[];
beforeEach(() => {
  vi.useFakeTimers();
  written = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function create() {
  return createRepeatedRefusals(async (event) => {
    written.push(event);
  });
}

describe("one who is refused again and again", () => {
  it("is one event at once, and one a minute with their count while it goes on", async () => {
    const refusals = create();
    for (let count = 0; count < 1000; count++) await refusals.record(refused);
    expect(written).toEqual([refused]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(written.slice(1)).toEqual([{ ...refused, requestId: null, count: 999 }]);
    await refusals.record(refused);
    expect(written).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(written.slice(2)).toEqual([{ ...refused, requestId: null, count: 1 }]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(written).toHaveLength(3);
    await refusals.record(refused);
    expect(written.slice(3)).toEqual([refused]);
    await refusals.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is told apart by address, user and reason", async () => {
    const refusals = create();
    const user = { id: "ana", name: "Ana" };
    await refusals.record(refused);
    await refusals.record({ ...refused, address: "192.0.2.2" });
    await refusals.record({ ...refused, reason: "another site" });
    await refusals.record({ ...refused, user });
    await refusals.record({ ...refused, address: "2001:db8::1" });
    await refusals.record({ ...refused, address: "2001:db8::2" });
    expect(written).toHaveLength(5);
    await refusals.close();
    expect(written).toHaveLength(6);
  });

  it("from any number of addresses is a bounded number of events, and all are counted", async () => {
    const refusals = create();
    for (let index = 0; index < 5000; index++) {
      await refusals.record({ ...refused, address: `2001:db8:0:${index.toString(16)}::1` });
    }
    expect(written).toHaveLength(101);
    expect(written[100]).toEqual({ ...refused, address: null, requestId: null });
    await refusals.close();
    expect(written.slice(101)).toEqual([{ ...refused, address: null, requestId: null, count: 4899 }]);
  });
});
