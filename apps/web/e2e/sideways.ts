import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** The page is no wider than the window, so that nothing of it has to be scrolled to sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const surplus = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(surplus, "pixels to scroll sideways").toBe(0);
}
