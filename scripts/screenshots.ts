/** `npm run screenshots`: takes the README's pictures of the built dashboard, with the simulator's data. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { instanceRows, listPath } from "../apps/web/e2e/list-page.ts";
import { repository, startStack } from "../apps/web/e2e/stack.ts";
import { askUpstream } from "../apps/web/e2e/upstream.ts";
import { findBrowser } from "./find-browser.ts";

const images = join(repository, "docs/images");
const statuses = ["Failed", "PartialFailed"];

const stack = await startStack();
const executablePath = findBrowser();
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
try {
  mkdirSync(images, { recursive: true });
  const invocationId = await failedInvocation();
  for (const [colorScheme, file] of [
    ["light", "list.png"],
    ["dark", "list-dark.png"],
  ] as const) {
    const page = await browser.newPage({
      baseURL: stack.url,
      viewport: { width: 1440, height: 1100 },
      colorScheme,
      locale: "en-GB",
      timezoneId: "UTC",
    });
    await page.goto(listPath({ status: statuses, open: invocationId }));
    await instanceRows(page, "Failed").first().click();
    await page
      .getByRole("log", { name: /^stderr of/ })
      .getByText(/\S/)
      .first()
      .waitFor();
    await page.mouse.move(0, 0);
    // A row that a link opens is scrolled to.
    await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
    await page.screenshot({ path: join(images, file), animations: "disabled" });
    await page.close();
  }
} finally {
  await browser.close();
  await stack.close();
}

/** Of the newest failed runs of which an instance wrote to stderr that with the fewest, so that others stay in view. */
async function failedInvocation(): Promise<string> {
  const newest = await askUpstream(stack, { invocationStatuses: statuses, pageSize: 6 });
  const [found] = newest
    .slice(1)
    .filter(({ invocationInstances }) =>
      invocationInstances.some(({ exitCode, outputError }) => exitCode !== 0 && outputError),
    )
    .sort((one, other) => one.invocationInstances.length - other.invocationInstances.length);
  if (found === undefined) throw new Error("no failed run has an instance that wrote to stderr");
  return found.invocationId;
}
