import type { Page } from "@playwright/test";

/** Bytes of the JavaScript heap of a page's main thread that are in use once all garbage is collected. */
export async function usedHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}
