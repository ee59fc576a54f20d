import { expect, test } from "vitest";
import { createOutputSession } from "./output-session.ts";
import type { FromWorker, OutputRow, Progress, ToWorker, ViewMode } from "./protocol.ts";
import { maxRowLength } from "./row-map.ts";

/** A session that has asked for its output, and got this answer. */
function openSession(
  answer: Promise<Response>,
  trueBytes?: number,
): {
  send: (message: ToWorker) => void;
  next: <Kind extends FromWorker["kind"]>(kind: Kind) => Promise<Extract<FromWorker, { kind: Kind }>>;
  faults: unknown[];
} {
  const messages: FromWorker[] = [];
  const waiting: (() => void)[] = [];
  const faults: unknown[] = [];
  const send = createOutputSession({
    post(message) {
      messages.push(message);
      for (const wake of waiting.splice(0)) wake();
    },
    fetch: () => answer,
    nextTurn: () => new Promise((resolve) => setTimeout(resolve)),
    reportError: (error) => faults.push(error),
  });
  send({ kind: "open", url: "/output", ...(trueBytes === undefined ? {} : { trueBytes }) });
  async function next<Kind extends FromWorker["kind"]>(
    kind: Kind,
  ): Promise<Extract<FromWorker, { kind: Kind }>> {
    for (;;) {
      const message = messages.shift();
      if (message === undefined) await new Promise<void>((resolve) => waiting.push(resolve));
      else if (isOf(message, kind)) return message;
    }
  }
  return { send, next, faults };
}

function isOf<Kind extends FromWorker["kind"]>(
  message: FromWorker,
  kind: Kind,
): message is Extract<FromWorker, { kind: Kind }> {
  return message.kind === kind;
}

/** The same, with a body that the test writes. */
function openStream() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const session = openSession(Promise.resolve(new Response(readable)));
  return { session, writer: writable.getWriter() };
}

async function readAll(text: string | Uint8Array<ArrayBuffer>, trueBytes?: number) {
  const session = openSession(Promise.resolve(new Response(text)), trueBytes);
  let progress: Progress;
  do progress = await session.next("progress");
  while (!progress.done);
  async function rows(mode: ViewMode, from: number, to: number) {
    session.send({ kind: "rows", mode, search: null, from, to });
    return session.next("rows");
  }
  return { ...session, progress, rows };
}

function textOf(row: OutputRow | undefined): string | undefined {
  return row?.segments.map((segment) => segment.text).join("");
}

test("gives the rows asked for, as a terminal would show them", async () => {
  const { progress, rows } = await readAll("one\n\u001b[31mtwo\u001b[0m\n10%\r100%\n");
  expect(progress).toMatchObject({ bytes: 26, lines: 3, rows: { shown: 3 }, controls: true, done: true });
  const answer = await rows("shown", 1, 10);
  expect(answer).toMatchObject({ mode: "shown", from: 1 });
  expect(answer.rows.map(textOf)).toEqual(["two", "100%"]);
  expect(answer.rows[0]?.segments[0]?.style?.foreground).toEqual({ kind: "palette", index: 1 });
});

test("shows lines that are complete before the last byte has come", async () => {
  const { session, writer } = openStream();
  await writer.write(new TextEncoder().encode("first\nseco"));
  expect(await session.next("progress")).toMatchObject({ bytes: 10, lines: 1, done: false });
  session.send({ kind: "rows", mode: "shown", search: null, from: 0, to: 64 });
  expect((await session.next("rows")).rows.map(textOf)).toEqual(["first"]);
  await writer.write(new TextEncoder().encode("nd"));
  await writer.close();
  let progress = await session.next("progress");
  while (!progress.done) progress = await session.next("progress");
  expect(progress).toMatchObject({ bytes: 12, lines: 2 });
});

test("characters cut between two pieces are whole", async () => {
  const { session, writer } = openStream();
  for (const byte of new TextEncoder().encode("日本 😀")) await writer.write(Uint8Array.of(byte));
  await writer.close();
  while (!(await session.next("progress")).done);
  session.send({ kind: "copy", mode: "shown", lines: null, id: 1 });
  expect((await session.next("copied")).text).toBe("日本 😀");
});

test("a line too long for one row is cut into rows that follow each other, and copied whole", async () => {
  const long = "0123456789".repeat(500);
  const { progress, rows, send, next } = await readAll(`before\n${long}\nafter`);
  expect(progress).toMatchObject({ lines: 3, rows: { shown: 5 } });
  const answer = await rows("shown", 0, 5);
  expect(answer.rows.map(({ line, piece }) => [line, piece])).toEqual([
    [0, 0],
    [1, 0],
    [1, 1],
    [1, 2],
    [2, 0],
  ]);
  expect(textOf(answer.rows[1])).toHaveLength(maxRowLength);
  expect(answer.rows.slice(1, 4).map(textOf).join("")).toBe(long);
  send({ kind: "copy", mode: "shown", lines: null, id: 7 });
  expect(await next("copied")).toEqual({ kind: "copied", id: 7, text: `before\n${long}\nafter` });
});

test("a progress bar that redraws itself is one row, however much was sent", async () => {
  const redraws = Array.from({ length: 2000 }, (_, step) => `\r${step / 20}%`).join("");
  const { progress } = await readAll(`${redraws}\n`);
  expect(progress.rows.shown).toBe(1);
});

test("what was sent can be seen with its control characters, and copied to the byte", async () => {
  const sent = "\u001b[31mred\u001b[0m\r\nnext\u0007";
  const { rows, send, next, progress } = await readAll(sent);
  expect(progress.rows.sent).toBe(0);
  send({ kind: "prepare", mode: "sent" });
  expect((await next("progress")).rows.sent).toBe(2);
  const answer = await rows("sent", 0, 2);
  expect(answer.rows.map(textOf)).toEqual(["␛[31mred␛[0m␍", "next␇"]);
  send({ kind: "copy", mode: "sent", lines: null, id: 1 });
  expect((await next("copied")).text).toBe(sent);
});

test.each([
  ["plain\ttext\r\nwith CRLF\n", false],
  ["a bell \u0007", true],
  ["overwritten\rtext", true],
])("%j has control characters: %s", async (text, controls) => {
  expect((await readAll(text)).progress.controls).toBe(controls);
});

test("an error answer is passed on with its status and body", async () => {
  const { next } = openSession(Promise.resolve(new Response('{"code":"OUTPUT_NOT_FOUND"}', { status: 404 })));
  expect(await next("failed")).toEqual({
    kind: "failed",
    status: 404,
    body: '{"code":"OUTPUT_NOT_FOUND"}',
  });
});

test("a search that is there before an error answer ends with it", async () => {
  let answer: (response: Response) => void = () => undefined;
  const session = openSession(
    new Promise<Response>((resolve) => {
      answer = resolve;
    }),
  );
  const query = { text: "hit", syntax: "plain", matchCase: false, invert: false } as const;
  session.send({ kind: "search", search: 1, mode: "shown", query, anchorRow: 0 });
  expect(await session.next("found")).toMatchObject({ done: false });
  answer(new Response("{}", { status: 503 }));
  expect(await session.next("found")).toMatchObject({ hits: 0, done: true });
});

test("a connection that breaks keeps what had come", async () => {
  const { session, writer } = openStream();
  await writer.write(new TextEncoder().encode("kept\nlost"));
  await session.next("progress");
  await Promise.allSettled([writer.abort(new TypeError("network error"))]);
  expect(await session.next("failed")).toEqual({ kind: "failed", status: null, body: "" });
  session.send({ kind: "rows", mode: "shown", search: null, from: 0, to: 64 });
  expect((await session.next("rows")).rows.map(textOf)).toEqual(["kept"]);
  expect(session.faults).toEqual([]);
});

test("an error that is not the connection's is reported as a fault", async () => {
  const fault = new RangeError("a fault");
  const session = openSession(Promise.reject(fault));
  await session.next("progress");
  expect(session.faults).toEqual([fault]);
});

test("searches while the text still comes, and ends with a true count", async () => {
  const { session, writer } = openStream();
  const encoder = new TextEncoder();
  await writer.write(encoder.encode("a hit\nnothing\na hi"));
  await session.next("progress");
  const query = { text: "HIT", syntax: "plain", matchCase: false, invert: false } as const;
  session.send({ kind: "search", search: 7, mode: "shown", query, anchorRow: 0 });
  expect(await session.next("found")).toMatchObject({ search: 7, hits: 1, done: false });
  await writer.write(encoder.encode("t\n".repeat(2)));
  await writer.close();
  let found = await session.next("found");
  while (!found.done) found = await session.next("found");
  expect(found).toMatchObject({ hits: 2, matchedLines: 2, first: { line: 0, range: [2, 5] } });
  session.send({ kind: "rows", mode: "shown", search: 7, from: 0, to: 64 });
  expect((await session.next("rows")).rows.map((row) => row.marks)).toEqual([[[2, 5]], [], [[2, 5]], []]);
});

test("lines that seemed settled are searched again once the cursor can move up", async () => {
  const { session, writer } = openStream();
  const encoder = new TextEncoder();
  await writer.write(encoder.encode("old\nold\n"));
  await session.next("progress");
  const query = { text: "old", syntax: "plain", matchCase: false, invert: false } as const;
  session.send({ kind: "search", search: 1, mode: "shown", query, anchorRow: 0 });
  expect(await session.next("found")).toMatchObject({ hits: 2, done: false });
  await writer.write(encoder.encode("\u001b[2Anew\n"));
  await writer.close();
  let found = await session.next("found");
  while (!found.done) found = await session.next("found");
  expect(found).toMatchObject({ hits: 1, first: { line: 1 } });
});

test("a newer search takes the place of an older one, and a refused one says why", async () => {
  const { send, next } = await readAll("one two\n".repeat(1000));
  const query = { text: "one", syntax: "plain", matchCase: false, invert: false } as const;
  send({ kind: "search", search: 1, mode: "shown", query, anchorRow: 0 });
  send({ kind: "search", search: 2, mode: "shown", query: { ...query, text: "two" }, anchorRow: 0 });
  expect(await next("found")).toMatchObject({ search: 2, hits: 1000, done: true });
  send({
    kind: "search",
    search: 3,
    mode: "shown",
    query: { ...query, text: "(", syntax: "regex" },
    anchorRow: 0,
  });
  expect(await next("refused")).toMatchObject({ search: 3, reason: expect.stringContaining("RE2") });
  send({ kind: "hit", id: 1, search: 2, index: 0 });
  expect(await next("hit")).toEqual({ kind: "hit", id: 1, hit: null });
});

test("some lines are copied as text, or to the byte as they were sent", async () => {
  const { send, next } = await readAll("one\n\u001b[31mtwo\u001b[0m\r\nthree\n");
  send({ kind: "copy", mode: "shown", id: 1, lines: { from: 2, to: 9 } });
  expect((await next("copied")).text).toBe("two\nthree");
  send({ kind: "copy", mode: "sent", id: 2, lines: { from: 1, to: 2 } });
  expect((await next("copied")).text).toBe("one\n\u001b[31mtwo\u001b[0m\r");
  send({ kind: "copy", mode: "sent", id: 3, lines: { from: 8, to: 9 } });
  expect((await next("copied")).text).toBe("");
});

test("whether a text in which something is hidden was cut is judged by its true size", async () => {
  const shown = "password=[hidden: password] and so o".padStart(4096, "x");
  expect((await readAll(shown)).progress.cutSign).toMatchObject({ kind: "size", size: 4096 });
  expect((await readAll(shown, 4085)).progress.cutSign).toBeNull();
  expect((await readAll(shown.slice(11), 4096)).progress.cutSign).toMatchObject({ kind: "size", size: 4096 });
});
