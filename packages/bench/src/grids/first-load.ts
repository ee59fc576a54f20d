import type { Browser } from "@playwright/test";
import { line } from "../line.ts";
import { viewport } from "./measure-grid.ts";
import { openPage } from "./open-page.ts";
import type { Vitals } from "./vitals-page.ts";

/** The list of 20 rows, opened by somebody who was never there before. */
export interface FirstLoad extends Vitals {
  /** Of the scripts that the page loads, compressed. */
  readonly scriptBytes: number;
}

/** Opens the list on such a line and works with it. `vitals` is the path of the built probe. */
export async function measureFirstLoad(browser: Browser, origin: string, vitals: string): Promise<FirstLoad> {
  const context = await browser.newContext({ viewport });
  try {
    const page = await openPage(context);
    const session = await context.newCDPSession(page);
    await session.send("Network.emulateNetworkConditions", line.conditions);
    await page.addInitScript({ path: vitals });
    await page.goto(origin, { waitUntil: "networkidle" });
    const scriptBytes = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
        .reduce(
          (sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0),
          0,
        ),
    );
    await page.getByRole("button", { name: "Duration" }).click();
    await page.getByRole("searchbox", { name: "Find in this page's rows" }).pressSequentially("a");
    await page
      .getByRole("button", { name: /^Details of/ })
      .first()
      .click();
    await page.waitForLoadState("networkidle");
    // Interactions are told of some time after the frame that follows on them.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    const told = await page.evaluate(() => window.vitals);
    return { ...told, scriptBytes };
  } finally {
    await context.close();
  }
}
