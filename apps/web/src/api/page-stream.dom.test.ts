import { pageHead, pageItemLine, pageTail } from "@command-history/contract";
import { afterEach, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { nextTurn } from "../lib/next-turn.ts";
import { readItems } from "./page-stream.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Lets everything go on that waits for no timer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await nextTurn();
}

const items = [{ name: "a" }, { name: "b" }];

/** Reads an answer that has come already, in a page whose timers and frames stand still. */
function readAll(pieces = [pageHead, ...items.map(pageItemLine), pageTail({ total: 2 })]) {
  vi.useFakeTimers({ toFake: ["setTimeout", "requestAnimationFrame"] });
  const body = new ReadableStream<string>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const show = vi.fn();
  const read = vi.fn();
  const answer = new Response(body.pipeThrough(new TextEncoderStream()));
  const bytes = new TextEncoder().encode(pieces.join("")).length;
  const whole = readItems(answer, z.object({ total: z.number() }), new AbortController().signal, show);
  void whole.then(read);
  return { show, read, bytes };
}

it("lets the page paint the first items, even when the rest has come already", async () => {
  const { show, read, bytes } = readAll();
  await settle();
  const firstBytes = pageHead.length + pageItemLine({ name: "a" }, 0).length;
  expect(show.mock.calls).toEqual([[items.slice(0, 1), firstBytes]]);
  expect(read).not.toHaveBeenCalled();

  // What is shown is rendered first, and painted then.
  vi.advanceTimersByTime(1);
  await settle();
  expect(read).not.toHaveBeenCalled();
  vi.advanceTimersToNextFrame();
  await settle();
  expect(read).toHaveBeenCalledWith({ items, bytes, end: { total: 2 } });
});

it("waits for an idle moment where the browser tells of them", async () => {
  const idle: (() => void)[] = [];
  vi.stubGlobal("requestIdleCallback", (run: () => void) => idle.push(run));
  const { read, bytes } = readAll();
  await settle();
  vi.advanceTimersByTime(100);
  await settle();
  expect(read).not.toHaveBeenCalled();
  idle[0]?.();
  await settle();
  expect(read).toHaveBeenCalledWith({ items, bytes, end: { total: 2 } });
});

it("goes on without a frame when the page is hidden just then", async () => {
  const { read, bytes } = readAll();
  vi.spyOn(globalThis, "requestAnimationFrame").mockReturnValue(0);
  await settle();
  vi.advanceTimersByTime(1);
  await settle();
  vi.advanceTimersByTime(500);
  await settle();
  expect(read).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  await settle();
  expect(read).toHaveBeenCalledWith({ items, bytes, end: { total: 2 } });
});

it("reads a large piece in parts, and shows what the first of them holds", async () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({ name: `item ${index}` }));
  const { show } = readAll([pageHead + many.map(pageItemLine).join("") + pageTail({ total: 5000 })]);
  await settle();
  expect(show.mock.calls[0]?.[0].length).toBeGreaterThan(0);
  expect(show.mock.calls[0]?.[0].length).toBeLessThan(5000);
  // The bytes are of what has been read, too.
  expect(show.mock.calls[0]?.[1]).toBe(65_536);
});

it("reads a letter that is cut between two pieces of the body", async () => {
  vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  const text = pageHead + pageItemLine({ name: "é" }, 0) + pageTail({ total: 1 });
  const bytes = new TextEncoder().encode(text);
  const cut = bytes.indexOf(0xc3) + 1;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(bytes.slice(0, cut));
      controller.enqueue(bytes.slice(cut));
      controller.close();
    },
  });
  const end = z.object({ total: z.number() });
  const read = await readItems(new Response(body), end, new AbortController().signal, () => undefined);
  expect(read).toEqual({ items: [{ name: "é" }], bytes: bytes.length, end: { total: 1 } });
});

it("waits for no timer in a hidden page, which paints nothing", async () => {
  vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  const { read, bytes } = readAll();
  await settle();
  expect(read).toHaveBeenCalledWith({ items, bytes, end: { total: 2 } });
});
