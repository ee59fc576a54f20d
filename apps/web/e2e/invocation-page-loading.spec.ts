import { wellKnown } from "@command-history/simulator";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { invocationsTable, listPath } from "./list-page.ts";

const id = wellKnown.mixedInvocationId;

/** Holds the invocation back until the function returned is called. */
async function holdInvocation(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(
    (url) => url.pathname === `/api/invocations/${id}`,
    async (route) => {
      await released;
      await route.continue();
    },
  );
  return release;
}

test("the way back keeps the focus when the invocation comes", async ({ page }) => {
  const release = await holdInvocation(page);
  await page.goto(`/invocations/${id}`);
  await expect(page).toHaveTitle(`Invocation ${id} · Command History`);
  const back = page.getByRole("link", { name: "Invocations" });
  await back.focus();
  release();
  await expect(page.getByRole("heading", { level: 1, name: "disk-usage-report" })).toBeVisible();
  await expect(back).toBeFocused();
});

test("the page is headed by the command's name at once where a row has shown it", async ({ page }) => {
  const release = await holdInvocation(page);
  await page.goto(listPath({ invocationId: id }));
  await invocationsTable(page).getByRole("link").first().click();
  await expect(page).toHaveTitle(`Invocation ${id} · Command History`);
  await expect(page.getByRole("heading", { level: 1, name: "disk-usage-report" })).toBeVisible();
  release();
  await expect(page).toHaveTitle(/^disk-usage-report, Partly failed/);
});
