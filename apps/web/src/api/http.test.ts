import { afterEach, describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { ConnectionError, ProblemError, UnreadableAnswerError } from "../lib/errors.ts";
import { hasSessionEnded, noteSessionResumed } from "../lib/session-end.ts";
import { getJson } from "./http.ts";

const schema = z.object({ n: z.number() });

function answer(body: string, status = 200): void {
  vi.stubGlobal("fetch", async () => new Response(body, { status }));
}

function ask(signal = new AbortController().signal): Promise<{ n: number }> {
  return getJson("/api/x", schema, signal);
}

afterEach(() => vi.unstubAllGlobals());

describe("getting JSON", () => {
  it("notes the end of the session", async () => {
    answer("<h1>Sign in</h1>", 401);
    await expect(ask()).rejects.toBeInstanceOf(UnreadableAnswerError);
    expect(hasSessionEnded()).toBe(true);
    noteSessionResumed();
  });

  it("returns an answer that fits the schema", async () => {
    answer('{"n":1}');
    expect(await ask()).toEqual({ n: 1 });
  });

  it("throws the problem of a problem answer", async () => {
    const problem = {
      type: "about:blank",
      title: "Rate limited",
      status: 429,
      detail: "",
      code: "RATE_LIMITED",
      requestId: "r1",
      retryAfterSeconds: 3,
    };
    answer(JSON.stringify(problem), 429);
    await expect(ask()).rejects.toSatisfy(
      (error) => error instanceof ProblemError && error.problem.retryAfterSeconds === 3,
    );
  });

  it.each([
    ["a proxy's page", "<html>", 502],
    ["another shape", '{"n":"1"}', 200],
    ["no JSON", "oops", 200],
  ])("refuses %s", async (_name, body, status) => {
    answer(body, status);
    await expect(ask()).rejects.toSatisfy(
      (error) => error instanceof UnreadableAnswerError && error.status === status,
    );
  });

  it("tells a lost connection from an abort", async () => {
    vi.stubGlobal("fetch", async (_path: string, { signal }: RequestInit) => {
      signal?.throwIfAborted();
      throw new TypeError("Failed to fetch");
    });
    await expect(ask()).rejects.toBeInstanceOf(ConnectionError);
    await expect(ask(AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
  });
});
