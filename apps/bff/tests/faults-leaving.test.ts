import { connect } from "node:net";
import { pageHeader } from "@command-history/contract";
import { type Behaviour, behaviours, pageEnd, pageStart } from "@command-history/simulator";
import { describe, expect, it } from "vitest";
import {
  callsToEnd,
  eventually,
  openHead,
  pageAt,
  row,
  rowAndHalf,
  useFaultyStacks,
} from "./support/faulty-stack.ts";
import { metricsOf } from "./support/metrics.ts";
import { sendText } from "./support/raw-request.ts";

const start = useFaultyStacks();

/** Sends this much of an answer, and says when it has. Then waits for the connection to go. */
function upTo(sent: string): { behaviour: Behaviour; reached: Promise<void> } {
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  return {
    reached,
    behaviour: async ({ write, untilGone }) => {
      await write(sent);
      reach();
      await untilGone();
    },
  };
}

describe("a client that leaves closes the upstream's connection", () => {
  it.each([
    ["before an answer", ""],
    ["after the head", openHead],
    ["after the first row", `${openHead}${pageStart}${JSON.stringify(row("first"))}`],
    ["in the middle of a row", openHead + rowAndHalf],
    ["before the end", `${openHead}${pageStart}${JSON.stringify(row("first"))}${pageEnd(1).slice(0, -1)}`],
  ])("%s", async (_stage, sent) => {
    const stack = await start();
    const { behaviour, reached } = upTo(sent);
    stack.upstream.behave(behaviour);
    const leave = new AbortController();
    const asked = stack.bff
      .get("/api/invocations", { signal: leave.signal })
      .then((response) => response.text());
    await reached;
    expect(stack.upstream.calls.map(({ isOpen }) => isOpen)).toEqual([true]);
    leave.abort();
    await expect(asked).rejects.toThrow();
    await callsToEnd(stack);
    await eventually(() => expect(stack.bff.log).toContainEqual(expect.objectContaining({ aborted: true })));
    expect(stack.bff.log.filter(({ level }) => Number(level) >= 40)).toEqual([]);
    expect(stack.upstream.calls).toHaveLength(1);
  });

  it("not after the end: the next call takes it", async () => {
    const stack = await start();
    const text = `${pageStart}${JSON.stringify(row("first"))}${pageEnd(1)}`;
    stack.upstream.behave(async ({ write }) => {
      await write(`HTTP/1.1 200 OK\r\nContent-Length: ${text.length}\r\n\r\n${text}`);
    });
    for (let times = 0; times < 3; times++) expect((await pageAt(stack)).items).toHaveLength(1);
    expect(stack.upstream.calls.map(({ connection }) => connection)).toEqual([1, 1, 1]);
  });
});

describe("a client that is slow to ask", () => {
  it("with its headers is told so, and the upstream is not asked", async () => {
    const stack = await start({ timeouts: { headers: 200, whole: 400, checkEvery: 50 } });
    const answer = await sendText(
      stack.bff.url,
      "GET /api/invocations HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"code":"REQUEST_TIMEOUT"');
    expect(stack.upstream.calls).toEqual([]);
  });
});

describe("a client that asks again before it is answered", () => {
  function askedFor(url: string, pages: number): string {
    const { host } = new URL(url);
    return Array.from(
      { length: pages },
      (_, index) =>
        `GET /api/invocations?page=${index + 1} HTTP/1.1\r\nHost: ${host}\r\n${pageHeader.name}: ${pageHeader.value}\r\n\r\n`,
    ).join("");
  }

  it("is answered in turn", async () => {
    const stack = await start();
    stack.upstream.behave(behaviours.page([row("first")]));
    const closing = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    const answers = await sendText(stack.bff.url, askedFor(stack.bff.url, 3) + closing);
    expect(answers.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(4);
    expect([...answers.matchAll(/"page":(\d)/g)].map(([, page]) => page)).toEqual(["1", "2", "3"]);
    expect(stack.upstream.calls).toHaveLength(3);
  });

  it("and leaves: nothing that it asked for goes on", async () => {
    const stack = await start();
    stack.upstream.behave(behaviours.silence);
    const { hostname, port } = new URL(stack.bff.url);
    const socket = connect(Number(port), hostname);
    socket.write(askedFor(stack.bff.url, 10));
    await eventually(() => expect(stack.upstream.calls).toHaveLength(1));
    socket.destroy();
    await eventually(() =>
      expect(stack.bff.log.filter(({ msg }) => msg === "request aborted")).toHaveLength(1),
    );
    await callsToEnd(stack);
    // The one that asks for them.
    expect((await metricsOf(stack.bff)).sum("command_history_http_requests_in_flight")).toBe(1);
  });

  it("too often, loses its connection", async () => {
    const stack = await start();
    stack.upstream.behave(behaviours.silence);
    expect(await sendText(stack.bff.url, askedFor(stack.bff.url, 30))).toBe("");
    await callsToEnd(stack);
    expect(stack.upstream.calls.length).toBeLessThan(2);
  });
});
