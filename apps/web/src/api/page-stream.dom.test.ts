import { pageHead, pageItemLine, pageTail } from "@command-history/contract";
import { afterEach, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { nextTurn } from "../lib/next-turn.ts";
import { readItems } from "./page-stream.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Lets everything go on that waits for no timer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await nextTurn();
}

const items = [{ name: "a" }, { name: "b" }];

/** Reads an answer that has come already, in a page whose timers stand still. */
function readAll() {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const pieces = [pageHead, ...items.map(pageItemLine), pageTail({ total: 2 })];
  const body = new ReadableStream<string>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const show = vi.fn();
  const read = vi.fn();
  const answer = new Response(body.pipeThrough(new TextEncoderStream()));
  const whole = readItems(answer, z.object({ total: z.number() }), new AbortController().signal, show);
  void whole.then(read);
  return { show, read };
}

it("lets the page paint the first items, even when the rest has come already", async () => {
  const { show, read } = readAll();
  await settle();
  expect(show.mock.calls).toEqual([[items.slice(0, 1)]]);
  expect(read).not.toHaveBeenCalled();

  vi.runAllTimers();
  await settle();
  expect(read).toHaveBeenCalledWith({ items, end: { total: 2 } });
});

it("waits for no timer in a hidden page, which paints nothing", async () => {
  vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  const { read } = readAll();
  await settle();
  expect(read).toHaveBeenCalledWith({ items, end: { total: 2 } });
});
