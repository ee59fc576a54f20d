import { describe, expect, it } from "vitest";
import { readInvocationEvents } from "./invocation-events.ts";

const encoder = new TextEncoder();
const options = {
  rows: 10_000,
  limits: { answerBytes: 1e9, rowBytes: 1e6 },
  signal: new AbortController().signal,
  asApiError: () => null,
};

describe("reading an answer", () => {
  it("takes no chunk before the consumer has asked past the ones it has", async () => {
    let taken = 0;
    async function* body() {
      for (const text of ['{"response":{"dataSet":[{},{}', ",{}", ",{}]}}"]) {
        taken += 1;
        yield encoder.encode(text);
      }
    }
    const events = readInvocationEvents(body(), options);
    const takenAfter: number[] = [];
    for await (const batch of events) {
      for (const { type } of batch) if (type === "invocation") takenAfter.push(taken);
    }
    expect(takenAfter).toEqual([1, 1, 2, 3]);
  });

  it("gives together what a chunk completes, and also what came in it before a fault", async () => {
    async function* body() {
      yield encoder.encode('{"response":{"dataSet":[{"invocationInstances":[{},{}]},{}');
      yield encoder.encode(",{},{},]");
    }
    const lengths: number[] = [];
    const read = async () => {
      for await (const batch of readInvocationEvents(body(), options)) lengths.push(batch.length);
    };
    await expect(read()).rejects.toMatchObject({ reason: "not-json" });
    expect(lengths).toEqual([4, 2]);
  });

  it("lets others have their turn while one large chunk is worked through", async () => {
    const row = JSON.stringify({ invocationId: "x".repeat(1000) });
    const rows = new Array<string>(2000).fill(row).join(",");
    async function* body() {
      yield encoder.encode(`{"response":{"dataSet":[${rows}]}}`);
    }
    let turns = 0;
    let count = 0;
    let turn = setImmediate(function again() {
      turns += 1;
      turn = setImmediate(again);
    });
    for await (const batch of readInvocationEvents(body(), options)) {
      for (const { type } of batch) if (type === "invocation") count += 1;
    }
    clearImmediate(turn);
    expect(count).toBe(2000);
    expect(turns).toBeGreaterThan(20);
  });
});
