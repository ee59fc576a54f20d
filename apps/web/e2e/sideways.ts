import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** The page is no wider than the window, so that nothing of it has to be scrolled to sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const surplus = await page.evaluate(async () => {
    // An open menu takes a frame to follow when the window gets narrower. What stands still by then is what is seen.
    for (let frames = 0; frames < 5; frames++) await new Promise(requestAnimationFrame);
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(surplus, "pixels to scroll sideways").toBe(0);
}
