import { type Browser, chromium, type Page } from "@playwright/test";
import * as z from "zod";
import { usedHeap } from "../heap.ts";
import type {} from "./bench-page.ts";
import type { ViewerName } from "./build-pages.ts";
import { logFacts } from "./log-text.ts";

/** What one run of one viewer gave: milliseconds and bytes. Null: it cannot be done, or told. */
export interface Measures {
  readonly firstPaint: number;
  /** Until the page has the number of hits. */
  readonly count: number | null;
  readonly countPainted: number | null;
  readonly hits: number | null;
  readonly jump: number;
  /** Of the page's main thread. */
  readonly mainHeap: number;
  /** Of the main thread and its workers. */
  readonly allHeaps: number | null;
  readonly longestTask: number;
}

/** Longer than any of the viewers needs, for a run that hangs. */
const deadlineMs = 300_000;

/** Opens a viewer in a browser of its own, so that none finds anything of another one's. */
export async function measure(
  viewer: ViewerName,
  origin: string,
  executablePath: string | undefined,
): Promise<Measures> {
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // Memory is told at once, and not when the browser next collects garbage.
    args: ["--enable-blink-features=ForceEagerMeasureMemory"],
  });
  try {
    return await measureIn(browser, origin, viewer);
  } finally {
    await browser.close();
  }
}

async function measureIn(browser: Browser, origin: string, viewer: ViewerName): Promise<Measures> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(deadlineMs);
  // An empty page first: people open a page in a browser that has started already.
  await page.goto(origin, { waitUntil: "networkidle" });
  await page.goto(`${origin}/${viewer}.html`, { waitUntil: "commit" });
  await page.waitForFunction(() => "bench" in window);
  const firstPaint = await page.evaluate(() => window.bench.firstPaint);
  await page.evaluate(() => window.bench.loaded);
  const counted = await page.evaluate(
    (needle) => (window.bench.countHits === null ? null : window.bench.countHits(needle)),
    logFacts.needle,
  );
  const jump = await page.evaluate(() => window.bench.jumpToEnd());
  const longestTask = await page.evaluate(() => window.bench.longestTask());
  // Last of all: collecting all garbage is itself a long task, and makes the engine forget what it had compiled.
  const heaps = await heapsOf(page);
  return {
    firstPaint,
    count: counted?.ms ?? null,
    countPainted: counted?.paintedMs ?? null,
    hits: counted?.hits ?? null,
    jump,
    ...heaps,
    longestTask,
  };
}

const memorySchema = z.object({ bytes: z.number() });

async function heapsOf(page: Page): Promise<Pick<Measures, "mainHeap" | "allHeaps">> {
  const mainHeap = await usedHeap(page);
  const memory: unknown = await page.evaluate(() =>
    "measureUserAgentSpecificMemory" in performance &&
    typeof performance.measureUserAgentSpecificMemory === "function"
      ? performance.measureUserAgentSpecificMemory()
      : null,
  );
  const told = memorySchema.safeParse(memory);
  return { mainHeap, allHeaps: told.success ? told.data.bytes : null };
}
