import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCallQueue } from "./call-queue.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function queueOf(concurrency: number, queue: number) {
  const numbers = { waiting: 0, running: 0 };
  const places = createCallQueue(
    { concurrency, queue, onChange: (waiting, running) => Object.assign(numbers, { waiting, running }) },
    { queuePatienceMs: 10_000 },
  );
  return { places, numbers };
}

const busy = { code: "SERVER_BUSY", retryAfterSeconds: 2 };

describe("the queue", () => {
  it("has its places at once, and then first come, first served", async () => {
    const { places, numbers } = queueOf(2, 10);
    const first = await places.enter(undefined);
    const second = await places.enter(undefined);
    const order: string[] = [];
    const third = places.enter(undefined).then((leave) => {
      order.push("third");
      return leave;
    });
    const fourth = places.enter(undefined).then(() => order.push("fourth"));
    expect(numbers).toEqual({ waiting: 2, running: 2 });
    second();
    (await third)();
    await fourth;
    expect(order).toEqual(["third", "fourth"]);
    expect(numbers).toEqual({ waiting: 0, running: 2 });
    first();
    expect(numbers).toEqual({ waiting: 0, running: 1 });
  });

  it("refuses at once whom it has no room for", async () => {
    const { places } = queueOf(1, 1);
    await places.enter(undefined);
    const waiting = places.enter(undefined);
    await expect(places.enter(undefined)).rejects.toMatchObject(busy);
    await vi.advanceTimersByTimeAsync(9_999);
    const outcome = expect(waiting).rejects.toMatchObject(busy);
    await vi.advanceTimersByTimeAsync(1);
    await outcome;
  });

  it("keeps who goes on with something until there is a place, however full it is and long it takes", async () => {
    const { places, numbers } = queueOf(1, 1);
    const leave = await places.enter(undefined);
    const waiting = places.enter(undefined);
    const patient = places.enterPatiently(undefined);
    const outcome = expect(waiting).rejects.toMatchObject(busy);
    await vi.advanceTimersByTimeAsync(3_600_000);
    await outcome;
    expect(numbers).toEqual({ waiting: 1, running: 1 });
    leave();
    (await patient)();
    expect(numbers).toEqual({ waiting: 0, running: 0 });
    (await places.enterPatiently(undefined))();
    const reason = new Error("gone");
    await expect(places.enterPatiently(AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it("forgets whoever leaves while waiting", async () => {
    const { places, numbers } = queueOf(1, 1);
    const leave = await places.enter(undefined);
    const controller = new AbortController();
    const waiting = places.enter(controller.signal);
    const reason = new Error("gone");
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(numbers).toEqual({ waiting: 0, running: 1 });
    const next = places.enter(undefined);
    leave();
    await next;
    expect(numbers).toEqual({ waiting: 0, running: 1 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it("takes nobody in who has left before", async () => {
    const { places, numbers } = queueOf(1, 1);
    const reason = new Error("gone");
    await expect(places.enter(AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(numbers.running).toBe(0);
  });

  it("frees a place once, however often it is left", async () => {
    const { places, numbers } = queueOf(2, 1);
    const leave = await places.enter(undefined);
    await places.enter(undefined);
    leave();
    leave();
    expect(numbers.running).toBe(1);
  });

  it("has a place beyond the cap for who must not wait, and lets nobody in for that", async () => {
    const { places, numbers } = queueOf(1, 1);
    const leave = await places.enter(undefined);
    const leaveToo = places.enterAtOnce();
    expect(numbers).toEqual({ waiting: 0, running: 2 });
    const waiting = places.enter(undefined);
    leaveToo();
    expect(numbers).toEqual({ waiting: 1, running: 1 });
    leave();
    await waiting;
    expect(numbers).toEqual({ waiting: 0, running: 1 });
  });
});
