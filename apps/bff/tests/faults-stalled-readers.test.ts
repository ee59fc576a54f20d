import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { pageHeader } from "@command-history/contract";
import { type Behaviour, behaviours, pageStart } from "@command-history/simulator";
import { afterEach, describe, expect, it } from "vitest";
import {
  eventually,
  type FaultyStack,
  openHead,
  pageAt,
  row,
  useFaultyStacks,
} from "./support/faulty-stack.ts";
import { metricsOf } from "./support/metrics.ts";

const start = useFaultyStacks();
const clients: (() => void)[] = [];
afterEach(() => {
  for (const leave of clients.splice(0)) leave();
});

/** Asks, and never reads what comes. */
function askWithoutReading({ bff }: FaultyStack, path: string): void {
  const { host, hostname, port } = new URL(bff.url);
  const socket = connect(Number(port), hostname);
  clients.push(() => socket.destroy());
  socket.on("error", () => undefined);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${pageHeader.name}: ${pageHeader.value}\r\n\r\n`);
}

/** One invocation with more instances like this than any buffer on the way holds. */
function invocationWithoutEnd(instance: object): Behaviour {
  const head = `{"invocationId":"A","invocationStatus":"Running","invocationInstances":[`;
  return behaviours.endless(`${openHead}${pageStart}${head}`, [`${JSON.stringify(instance)},`]);
}

/** Its text is one that no compressor makes small. */
const largeOutputs = invocationWithoutEnd({
  instanceId: "ins-1",
  taskStatus: "Success",
  output: randomBytes(100_000).toString("base64"),
});

describe("a client that asks and does not read", () => {
  it.each(["ndjson", "zip"])("keeps no place longer than a call may take: %s", async (format) => {
    const stack = await start({
      calls: { concurrency: 1, queue: 1 },
      // Fast, so that its buffers are full before the time of the call is up.
      masking: { enabled: false, patterns: [] },
      overrides: { client: { timeouts: { total: 2_500 }, resilience: { queuePatienceMs: 30_000 } } },
    });
    stack.upstream.behave(largeOutputs, behaviours.page([row("first")]));
    askWithoutReading(stack, `/api/exports/invocations/A?format=${format}`);
    await eventually(() => expect(stack.upstream.calls).toHaveLength(1));
    expect((await pageAt(stack)).items).toHaveLength(1);
    const metrics = await metricsOf(stack.bff);
    expect(metrics.sum("command_history_upstream_calls_running")).toBe(0);
    const ended = "command_history_upstream_call_duration_seconds_count";
    expect(metrics.sum(ended, { outcome: "timeout" })).toBe(1);
    await eventually(() => expect(stack.upstream.calls[0]?.isOpen).toBe(false));
  });

  it("is cut off after a while, unlike one that waits for a silent upstream", async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const stack = await start({
      masking: { enabled: false, patterns: [] },
      timeouts: { stalled: 500 },
    });
    stack.upstream.behave(async (exchange) => {
      await answered;
      await behaviours.page([row("first")])(exchange);
    }, largeOutputs);
    const waiting = pageAt(stack);
    await eventually(() => expect(stack.upstream.calls).toHaveLength(1));
    const path = "/api/exports/invocations/A";
    askWithoutReading(stack, `${path}?format=ndjson`);
    await eventually(() =>
      expect(stack.bff.log).toContainEqual(expect.objectContaining({ path, aborted: true })),
    );
    await eventually(() => expect(stack.upstream.calls[1]?.isOpen).toBe(false));
    answer();
    expect((await waiting).items).toHaveLength(1);
  });
});
