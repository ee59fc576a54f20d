import { afterEach, expect, test, vi } from "vitest";
import { ConnectionError, ProblemError, UnreadableAnswerError } from "../lib/errors.ts";
import { nextTurn } from "../lib/next-turn.ts";
import type { WorkerPort } from "../parts/worker-port.ts";
import { createOutputClient } from "./output-client.ts";
import type { FromWorker, OutputRow, ToWorker, ViewMode } from "./protocol.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A worker that records what it is asked, and says what the test says. */
function fakeWorker() {
  const asked: ToWorker[] = [];
  const port: WorkerPort<ToWorker, FromWorker> & { ended: boolean } = {
    ended: false,
    postMessage: (message) => asked.push(message),
    onmessage: null,
    onerror: null,
    terminate: () => {
      port.ended = true;
    },
  };
  function say(message: FromWorker): void {
    port.onmessage?.(new MessageEvent("message", { data: message }));
  }
  function progress(rows: number, done: boolean): void {
    say({
      kind: "progress",
      bytes: 1,
      lines: rows,
      rows: { shown: rows, sent: 0 },
      controls: false,
      cutSign: null,
      done,
    });
  }
  function rows(mode: ViewMode, from: number, count: number, search: number | null = null): void {
    say({
      kind: "rows",
      mode,
      search,
      from,
      rows: Array.from({ length: count }, (_, index) => rowOf(from + index)),
    });
  }
  return { port, asked, say, progress, rows };
}

function rowOf(line: number): OutputRow {
  return { line, piece: 0, pieces: 1, segments: [{ text: `line ${line}`, style: null }], marks: [] };
}

function opened() {
  const worker = fakeWorker();
  const client = createOutputClient("/output", worker.port);
  return { ...worker, client };
}

test("opens its output, and asks for rows in blocks once there are any", () => {
  const { client, asked, progress, rows } = opened();
  expect(asked.splice(0)).toEqual([{ kind: "open", url: "/output" }]);
  client.show("shown", 0, 40);
  expect(asked).toEqual([]);
  progress(1000, true);
  client.show("shown", 0, 40);
  client.show("shown", 10, 50);
  expect(asked).toEqual([{ kind: "rows", mode: "shown", search: null, from: 0, to: 64 }]);
  rows("shown", 0, 64);
  expect(client.row("shown", 63)?.line).toBe(63);
  expect(client.row("shown", 64)).toBeUndefined();
});

test("lets go of rows that are far away, and drops answers that come too late", () => {
  const { client, progress, rows } = opened();
  progress(1000, true);
  client.show("shown", 0, 40);
  rows("shown", 0, 64);
  client.show("shown", 640, 680);
  expect(client.row("shown", 0)).toBeUndefined();
  rows("shown", 0, 64);
  expect(client.row("shown", 0)).toBeUndefined();
});

test("asks again for a block that was not full while the text still grew, and for all at the end", () => {
  const { client, asked, progress, rows } = opened();
  progress(10, false);
  client.show("shown", 0, 10);
  rows("shown", 0, 10);
  progress(100, false);
  client.show("shown", 0, 40);
  expect(client.row("shown", 5)?.line).toBe(5);
  rows("shown", 0, 64);
  progress(100, true);
  client.show("shown", 0, 40);
  expect(asked.filter((message) => message.kind === "rows")).toHaveLength(3);
});

test("rows of one view are not taken for those of the other", () => {
  const { client, progress, rows } = opened();
  progress(100, true);
  client.show("shown", 0, 10);
  client.show("sent", 0, 10);
  rows("shown", 0, 64);
  expect(client.row("sent", 0)).toBeUndefined();
  expect(client.row("shown", 0)).toBeUndefined();
});

test("a copy is answered by its own text", async () => {
  const { client, say } = opened();
  const copies = Promise.all([client.copy("shown", null), client.copy("sent", null)]);
  say({ kind: "copied", id: 1, text: "sent" });
  say({ kind: "copied", id: 0, text: "shown" });
  expect(await copies).toEqual(["shown", "sent"]);
});

test("failures are the errors that other answers end in", () => {
  const problem = {
    type: "about:blank",
    title: "No such output",
    status: 404,
    detail: "",
    code: "OUTPUT_NOT_FOUND",
    requestId: "r-1",
  };
  const { client, say } = opened();
  say({ kind: "failed", status: 404, body: JSON.stringify(problem) });
  expect(client.state().failure).toBeInstanceOf(ProblemError);
  say({ kind: "failed", status: 502, body: "<html>" });
  expect(client.state().failure).toBeInstanceOf(UnreadableAnswerError);
  say({ kind: "failed", status: 502, body: "{}" });
  expect(client.state().failure).toBeInstanceOf(UnreadableAnswerError);
  say({ kind: "failed", status: null, body: "" });
  expect(client.state().failure).toBeInstanceOf(ConnectionError);
});

test("what a search could not load is a failure, unless something else is looked for by then", async () => {
  const server = vi.fn(() => Promise.reject<Response>(new TypeError("Failed to fetch")));
  vi.stubGlobal("fetch", server);
  const { client, progress, say } = opened();
  progress(10, true);
  const query = { text: "(", syntax: "regex", matchCase: false, invert: false } as const;
  client.search(query, "shown", 0);
  say({ kind: "unloaded", search: 0 });
  client.search({ ...query, syntax: "plain" }, "shown", 0);
  await vi.waitFor(() => expect(server).toHaveBeenCalledOnce());
  await nextTurn();
  expect(client.state().failure).toBeNull();
  client.search(query, "shown", 0);
  say({ kind: "unloaded", search: 2 });
  await vi.waitFor(() => expect(client.state().failure).toBeInstanceOf(ConnectionError));
});

test("closing ends the worker, and nothing it still says is heard", () => {
  const { client, port } = opened();
  client.close();
  expect(port.ended).toBe(true);
  expect(port.onmessage).toBeNull();
});

test("rows are marked by what is looked for, and asked for anew when that changes", () => {
  const { client, asked, progress, rows, say } = opened();
  progress(1000, true);
  client.show("shown", 0, 10);
  rows("shown", 0, 64);
  const query = { text: "x", syntax: "plain", matchCase: false, invert: true } as const;
  client.search(query, "shown", 0);
  const edition = client.state().edition;
  say(foundBy(0, 40));
  expect(client.state().edition).toBe(edition + 1);
  expect(client.rowCount("shown")).toBe(40);
  expect(client.rowCount("sent")).toBe(0);
  expect(client.row("shown", 3)?.line).toBe(3);
  client.show("shown", 0, 10);
  expect(asked.at(-1)).toEqual({ kind: "rows", mode: "shown", search: 0, from: 0, to: 64 });
  rows("shown", 100, 0, null);
  expect(client.row("shown", 3)?.line).toBe(3);
  client.search(null, "shown", 0);
  expect(client.state().found).toBeNull();
  expect(client.rowCount("shown")).toBe(1000);
});

test("what an older search still finds is not heard, and a refused one leaves nothing found", () => {
  const { client, progress, say } = opened();
  progress(10, true);
  const query = { text: "(", syntax: "regex", matchCase: false, invert: false } as const;
  client.search(query, "shown", 0);
  client.search({ ...query }, "shown", 0);
  say(foundBy(0, null));
  expect(client.state().found).toBeNull();
  say(foundBy(1, null));
  expect(client.state().found?.search).toBe(1);
  client.search({ ...query }, "shown", 0);
  expect(client.state().found?.search).toBe(1);
  say({ kind: "refused", search: 2, reason: "missing closing )" });
  expect(client.state()).toMatchObject({ found: null, refusal: "missing closing )" });
});

function foundBy(search: number, rows: number | null): FromWorker {
  return {
    kind: "found",
    search,
    mode: "shown",
    hits: 3,
    matchedLines: 3,
    cutLines: 0,
    rows,
    bands: [],
    first: null,
    done: true,
  };
}
