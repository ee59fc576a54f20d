import type { Browser, Page } from "@playwright/test";
import { usedHeap } from "../heap.ts";
import { median } from "../statistics.ts";
import { type GridName, gridPages } from "./grid-pages.ts";
import { listSearch, type MeasuredRows, wanted } from "./measured-rows.ts";
import { openPage } from "./open-page.ts";
import type { Filled, Scrolled } from "./probe-page.ts";

/** What one visit of one page gave: milliseconds and bytes. */
export interface GridMeasures {
  readonly firstRows: number;
  /** The median of one click on each of the sorted columns. */
  readonly sort: number;
  readonly filter: number;
  /** How the rows came. Null where not all of them are in one view. */
  readonly filled: Filled | null;
  /** Null where not all rows are in one view. */
  readonly fling: Scrolled | null;
  readonly heap: number;
}

export const viewport = { width: 1440, height: 900 } as const;

/** Text, a number that is there and one that is computed. */
const sortedColumns = ["Command", "Instances", "Duration"] as const;

/** A hard flick of a wheel that turns freely, in pixels and pixels a second. */
export const fling = { distance: 60_000, speed: 20_000 } as const;

/** Longer than any of the pages needs, for a visit that hangs. */
const deadlineMs = 120_000;

/** Visits a page in a fresh context. `origin` is its server's; `probe` the path of the built probe. */
export async function measureGrid(
  browser: Browser,
  name: GridName,
  expected: MeasuredRows,
  { origin, probe }: { readonly origin: string; readonly probe: string },
): Promise<GridMeasures> {
  const context = await browser.newContext({ viewport });
  const hangs = setTimeout(() => void context.close(), deadlineMs);
  try {
    const page = await openPage(context);
    // A small page of the same server first: people open a page in a browser that has started already.
    await page.goto(`${origin}/healthz`);
    await page.addInitScript(
      (rows) => {
        window.expected = rows;
      },
      { rows: expected.rows, firstId: expected.firstId },
    );
    await page.addInitScript({ path: probe });
    await page.goto(`${origin}${gridPages[name].path}${listSearch}`, { waitUntil: "commit" });
    return await measureIn(page, name, expected);
  } finally {
    clearTimeout(hangs);
    await context.close();
  }
}

async function measureIn(page: Page, name: GridName, expected: MeasuredRows): Promise<GridMeasures> {
  const firstRows = await page.evaluate(() => window.probe.firstRows);
  const filled = await page.evaluate(() => window.probe.filled);
  await page.waitForLoadState("networkidle");
  const filter = await page.evaluate(({ text, rows, first }) => window.probe.filterBy(text, rows, first), {
    text: wanted,
    rows: expected.found,
    first: expected.firstFoundId,
  });
  await page.evaluate(({ rows, first }) => window.probe.filterBy("", rows, first), {
    rows: expected.rows,
    first: expected.firstId,
  });
  const sorts: number[] = [];
  for (const title of sortedColumns) {
    sorts.push(await page.evaluate((column) => window.probe.sortBy(column), title));
  }
  return {
    firstRows,
    filled: gridPages[name].oneView ? filled : null,
    filter,
    sort: median(sorts),
    fling: gridPages[name].oneView ? await flingIn(page) : null,
    // Last of all: collecting all garbage is itself a long task.
    heap: await usedHeap(page),
  };
}

async function flingIn(page: Page): Promise<Scrolled> {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => window.probe.watchScrolling());
  await session.send("Input.synthesizeScrollGesture", {
    x: viewport.width / 2,
    y: viewport.height / 2,
    yDistance: -fling.distance,
    speed: fling.speed,
    gestureSourceType: "mouse",
  });
  await session.detach();
  return page.evaluate(() => window.probe.scrolled());
}
