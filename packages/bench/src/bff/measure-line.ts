import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "../../../../scripts/find-browser.ts";
import { startServer } from "../built-server.ts";
import { line } from "../line.ts";
import type { Program } from "../programs.ts";
import { pages } from "./pages.ts";
import type { MeasuredServer } from "./servers.ts";

/** How long a browser at the end of a line waits for the large page until it has all of its rows, in ms. */
export interface LineMeasures {
  /** Nobody has asked for it before. */
  readonly first: number;
  /** Asked for again at once. */
  readonly again: number;
}

/** The servers whose answers are rows for a page. The others pass the upstream's on. */
export const serversOnTheLine = ["ours", "naive"] as const;

/** Large pages that a server and the browser have had before. */
export const largeBefore = 3;

/** Starts a browser for all rounds. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch(executablePath === undefined ? {} : { executablePath });
}

export async function measureLine(
  server: MeasuredServer,
  upstream: Program,
  browser: Browser,
): Promise<LineMeasures> {
  // A browser names the host that it asks, so that this server must not be told to have another name.
  const program =
    server.name === "ours"
      ? await startServer({ ZENLAYER_ENDPOINT: upstream.url, ZENLAYER_TOKEN: "of-the-bench" })
      : await server.start(upstream.url);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.route("**/blank", (route) => route.fulfill({ contentType: "text/html", body: "" }));
    await page.goto(`${program.url}/blank`);
    const ready = async (name: "small" | "large", question = 0) => {
      const { rows, ms } = await page.evaluate(async (asked) => {
        const since = performance.now();
        const answer: { items: readonly unknown[] } = await (await fetch(asked)).json();
        return { rows: answer.items.length, ms: performance.now() - since };
      }, server.question(name, question).path);
      if (rows !== pages[name].rows) throw new Error(`${server.name} gave ${rows} rows`);
      return ms;
    };
    // What a server and a browser in use have compiled and connected long before.
    for (let count = 0; count < 20; count++) await ready("small");
    for (let question = 1; question <= largeBefore; question++) await ready("large", question);
    const session = await context.newCDPSession(page);
    await session.send("Network.emulateNetworkConditions", line.conditions);
    return { first: await ready("large"), again: await ready("large") };
  } finally {
    await context.close();
    await program.stop();
  }
}
