import { wellKnown } from "@command-history/simulator";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

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
  const back = page.getByRole("link", { name: "Invocations" });
  await back.focus();
  release();
  await expect(page.getByRole("heading", { level: 1, name: "disk-usage-report" })).toBeVisible();
  await expect(back).toBeFocused();
});
