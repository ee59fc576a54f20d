import { type Behaviour, behaviours, pageText } from "@command-history/simulator";
import { describe, expect, it } from "vitest";
import {
  callsToEnd,
  expectBrokenPage,
  openHead,
  problemAt,
  row,
  rowAndHalf,
  useFaultyStacks,
} from "./support/faulty-stack.ts";

const start = useFaultyStacks();

/** A stack whose deadlines pass soon. The one of the whole call is beyond those of its parts. */
const startImpatient = () =>
  start({ overrides: { client: { timeouts: { headers: 300, body: 300, total: 1_500 } } } });

/** Sends the head at once, and the body byte by byte. */
function drippingBody(everyMs: number): Behaviour {
  return async (exchange) => {
    await exchange.write(openHead);
    await behaviours.drip(pageText(Array.from({ length: 50 }, () => row("r"))), everyMs)(exchange);
  };
}

const everywhere = ["/api/invocations", "/api/invocations/a", "/api/invocations/a/instances/b/stdout"];

describe("an upstream that is too slow is given up, and called no second time", () => {
  it.each([
    ["accepts and never answers", behaviours.silence, "did not begin in time"],
    ["stops in its head", behaviours.stall("HTTP/1.1 200 OK\r\nContent-"), "did not begin in time"],
    [
      "sends its head byte by byte",
      behaviours.drip(`HTTP/1.1 200 OK\r\nX: ${"x".repeat(900)}`, 30),
      "did not",
    ],
    ["stops after its head", behaviours.stall(openHead), "stopped arriving"],
    ["sends its body byte by byte, with long pauses", drippingBody(1_000), "stopped arriving"],
    ["sends its body byte by byte, with short pauses", drippingBody(50), "took too long"],
  ])("where it %s", async (_fault, behaviour, detail) => {
    const stack = await startImpatient();
    stack.upstream.behave(behaviour);
    const problems = await Promise.all(everywhere.map((path) => problemAt(stack, path)));
    for (const problem of problems) {
      expect(problem).toMatchObject({ status: 504, code: "UPSTREAM_TIMEOUT" });
      expect(problem.detail).toContain(detail);
    }
    expect(stack.upstream.calls).toHaveLength(everywhere.length);
    await callsToEnd(stack);
  });

  it("where it stops in the middle of a row: the rows before it are shown", async () => {
    const stack = await startImpatient();
    stack.upstream.behave(behaviours.stall(openHead + rowAndHalf));
    await expectBrokenPage(stack, "UPSTREAM_TIMEOUT", "stopped arriving");
    expect(stack.upstream.calls).toHaveLength(1);
    await callsToEnd(stack);
  });
});
