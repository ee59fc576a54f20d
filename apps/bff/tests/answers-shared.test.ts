import { problemSchema } from "@command-history/contract";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { closedAfterEach } from "./support/closers.ts";
import { ask, finishedRow, startHeld, tail, until } from "./support/held-upstream.ts";
import type { Bff } from "./support/stack.ts";

const closers = closedAfterEach();

/** Until so many requests wait for a call that another one makes. */
function untilShared(bff: Bff, count: number): Promise<void> {
  return until(async () => {
    const metrics = await (await bff.get("/metrics")).text();
    expect(metrics).toContain(`command_history_flights_shared_total ${count}\n`);
  });
}

describe("requests that ask the same at the same time", () => {
  it("share one upstream call, whoever asks", async () => {
    const held = await startHeld(closers);
    const asked = Array.from({ length: 50 }, () =>
      held.bff.get("/api/invocations").then((res) => res.text()),
    );
    const res = await held.call(0);
    // Every one of them is there before the upstream answers.
    await untilShared(held.bff, 49);
    res.end(`${finishedRow}${tail}`);
    const texts = new Set(await Promise.all(asked));
    expect(texts.size).toBe(1);
    expect(held.calls).toHaveLength(1);
    await until(() => {
      const shared = held.bff.log.filter(({ answeredFrom }) => answeredFrom === "shared call");
      expect(shared).toHaveLength(49);
    });
  });

  it("read from the first row on, however late they come", async () => {
    const held = await startHeld(closers);
    const first = await Promise.all([
      held.bff.get("/api/invocations"),
      held.call(0).then((res) => res.write(finishedRow)),
    ]);
    const second = await held.bff.get("/api/invocations");
    const reader = second.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('"invocationId":"inv-1"');
    (await held.call(0)).end(tail);
    await reader?.cancel();
    expect(JSON.parse(await first[0].text()).total).toBe(1);
    expect(held.calls).toHaveLength(1);
  });

  it("end the call when the last of them has left, and not before", async () => {
    const held = await startHeld(closers);
    const one = new AbortController();
    const other = new AbortController();
    const gone = Promise.allSettled([
      held.bff.get("/api/invocations", { signal: one.signal }),
      held.bff.get("/api/invocations", { signal: other.signal }),
    ]);
    const res = await held.call(0);
    await untilShared(held.bff, 1);
    one.abort();
    await until(() => expect(held.bff.log.filter(({ aborted }) => aborted === true)).toHaveLength(1));
    expect(res.destroyed).toBe(false);
    other.abort();
    await until(() => expect(res.destroyed).toBe(true));
    await gone;
    // Nobody joins what was ended.
    expect((await ask(held, "/api/invocations", finishedRow)).status).toBe(200);
    expect(held.calls).toHaveLength(2);
  });

  it("are led by one ID to what the log says of a call that broke off, also where its own request has left", async () => {
    const held = await startHeld(closers);
    const leaving = new AbortController();
    const [first, res] = await Promise.all([
      held.bff.get("/api/invocations", { signal: leaving.signal }),
      held.call(0).then((call) => {
        call.write(finishedRow);
        return call;
      }),
    ]);
    const second = await held.bff.get("/api/invocations");
    leaving.abort();
    await until(() => expect(held.bff.log.filter(({ aborted }) => aborted === true)).toHaveLength(1));
    res.destroy();
    const { problem } = z.object({ problem: problemSchema }).parse(await second.json());
    expect(problem.code).toBe("UPSTREAM_UNAVAILABLE");
    const callRequestId = first.headers.get("x-request-id");
    expect(problem.requestId).toBe(callRequestId);
    expect(held.bff.log.filter(({ msg }) => msg === "the upstream call failed")).toEqual([
      expect.objectContaining({ requestId: callRequestId }),
    ]);
    expect(await held.bff.lineOf(second)).toMatchObject({ code: problem.code, callRequestId });
    expect(await held.bff.lineOf(first)).not.toHaveProperty("callRequestId");
  });

  it("get the same error, which is not kept", async () => {
    const held = await startHeld(closers);
    let answer = () => undefined;
    held.trouble.until = new Promise((resolve) => {
      answer = () => void resolve();
    });
    Object.assign(held.trouble, { status: 400, code: "OPERATION_DENIED" });
    const asked = [held.bff.get("/api/invocations"), held.bff.get("/api/invocations")];
    await untilShared(held.bff, 1);
    answer();
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status)).toEqual([502, 502]);
    expect(held.calls).toHaveLength(1);
    held.trouble.status = undefined;
    expect((await ask(held, "/api/invocations", finishedRow)).status).toBe(200);
  });
});
