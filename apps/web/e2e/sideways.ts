import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** The page is no wider than the window, so that nothing of it has to be scrolled to sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const surplus = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  // An open menu takes a frame to follow when the window gets narrower.
  await expect.poll(surplus, "pixels to scroll sideways").toBe(0);
}
