import { sessionPath } from "@command-history/contract";
import { test as base, expect } from "./fixtures.ts";
import { startStack } from "./stack.ts";

const perMinute = 40;

/** The dashboard answers few requests a minute. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  stack: async ({}, use) => {
    const stack = await startStack({ invocations: 100 }, { RATE_LIMIT_PER_ADDRESS: String(perMinute) });
    await use(stack);
    await stack.close();
  },
});

test("a page that is opened beyond the dashboard's own limit counts the wait down, and asks again by itself", async ({
  page,
  stack,
}) => {
  await page.clock.install();
  await Promise.all(Array.from({ length: perMinute }, () => fetch(`${stack.url}${sessionPath}`)));
  await page.goto("/");
  const notice = page.getByRole("alert");
  await expect(notice).toContainText(`This dashboard answers ${perMinute} requests a minute.`);
  await expect(notice).toContainText(/Tries again in \d+ s/);
  const askedAgain = page.waitForRequest((request) => new URL(request.url()).pathname === sessionPath);
  await page.clock.runFor("01:05");
  await askedAgain;
});
