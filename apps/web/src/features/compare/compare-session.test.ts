import { afterEach, describe, expect, it, vi } from "vitest";
import { ConnectionError, ProblemError } from "../../lib/errors.ts";
import { type CompareClient, createCompareClient, unfoldedAtOnce } from "./compare-client.ts";
import { createCompareSession } from "./compare-session.ts";
import type { FromWorker, TextSource } from "./protocol.ts";

const nobody = { instanceId: null, instanceName: null };
let client: CompareClient | undefined;

/** A client and a session that reach each other without a worker. Returns what the session fetched. */
function start(left: TextSource, right: TextSource, answers: Record<string, () => Promise<Response>> = {}) {
  const fetched: string[] = [];
  let held: FromWorker[] | null = null;
  const post = (data: FromWorker) => port.onmessage?.(new MessageEvent("message", { data }));
  const port: Parameters<typeof createCompareClient>[1] = {
    postMessage: (message) => session(message),
    onmessage: null,
    onerror: null,
    terminate: () => {},
  };
  const session = createCompareSession({
    post: (data) => (held === null ? post(data) : held.push(data)),
    fetch: (url) => {
      fetched.push(url);
      return answers[url]?.() ?? Promise.reject(new TypeError("no connection"));
    },
    reportError: (error) => {
      throw error;
    },
  });
  client = createCompareClient({ left, right, view: "shown" }, port);
  client.compare([], nobody, nobody);
  /** Keeps the session's answers back until what it returns is called. */
  function hold(): () => void {
    const answers: FromWorker[] = [];
    held = answers;
    return () => {
      held = null;
      answers.forEach(post);
    };
  }
  return { client, fetched, hold };
}

const text = (content: string): TextSource => ({ kind: "text", text: content });
const url = (address: string): TextSource => ({ kind: "url", url: address });
const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}\n`).join("");

afterEach(() => client?.close());

describe("comparing through a worker", () => {
  it("reads both texts once, and compares them again with what is to be ignored", async () => {
    const { client, fetched } = start(url("/left"), url("/right"), {
      "/left": async () => new Response("used 12\n"),
      "/right": async () => new Response("used 9\n"),
    });
    await vi.waitFor(() => expect(client.state().comparison?.likeness).toBe("different"));
    client.compare(["numbers"], nobody, nobody);
    await vi.waitFor(() => expect(client.state().comparison?.likeness).toBe("ignored"));
    expect(fetched).toEqual(["/left", "/right"]);
  });

  it("unfolds unchanged lines piece by piece, to the last", async () => {
    const count = unfoldedAtOnce + 100;
    const { client } = start(text(`${lines(count)}old\n`), text(`${lines(count)}new\n`));
    await vi.waitFor(() => expect(client.state().comparison).not.toBeNull());
    const unfolded = () =>
      client
        .state()
        .unfolded.get(0)
        ?.map(({ left }) => left.number) ?? [];
    client.unfold(0);
    expect(unfolded()).toHaveLength(unfoldedAtOnce);
    client.unfold(0);
    // The last three stand beside the change already.
    expect(unfolded()).toEqual(Array.from({ length: count - 3 }, (_, index) => index + 1));
  });

  it("unfolds no lines twice when it is asked again before the answer", async () => {
    const count = unfoldedAtOnce + 300;
    const { client, hold } = start(text(`${lines(count)}old\n`), text(`${lines(count)}new\n`));
    await vi.waitFor(() => expect(client.state().comparison).not.toBeNull());
    const release = hold();
    client.unfold(0);
    client.unfold(0);
    release();
    client.unfold(0);
    const unfolded = client.state().unfolded.get(0) ?? [];
    expect(unfolded.map(({ left }) => left.number)).toEqual(
      Array.from({ length: count - 3 }, (_, index) => index + 1),
    );
  });

  it("says when no answer comes, and what an error answer says", async () => {
    const { client } = start(url("/left"), text(""));
    await vi.waitFor(() => expect(client.state().failure).toBeInstanceOf(ConnectionError));
    const problem = {
      type: "about:blank",
      title: "Not found",
      status: 404,
      detail: "",
      code: "OUTPUT_NOT_FOUND",
      requestId: "r",
    };
    const { client: other } = start(url("/left"), text(""), {
      "/left": async () => new Response(JSON.stringify(problem), { status: 404 }),
    });
    await vi.waitFor(() => expect(other.state().failure).toBeInstanceOf(ProblemError));
  });
});
