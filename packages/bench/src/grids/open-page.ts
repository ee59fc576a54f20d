import { setTimeout } from "node:timers/promises";
import type { BrowserContext, Page } from "@playwright/test";

/**
 * How long a browser's new window is left alone, in ms. It loads pages of the browser's own for about half a second (that
 * of the address bar), which would take their part of the time of what is measured.
 */
const windowOpensMs = 2000;

/** A page in a window that has opened and come to rest, as the window of someone who goes to a page. */
export async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await setTimeout(windowOpensMs);
  return page;
}
