import { test as base, expect, type Page } from "@playwright/test";
import { type Stack, startStack } from "./stack.ts";

interface TestFixtures {
  /** What serves the test's pages: the worker's, unless a file brings its own. */
  stack: Stack;
  /** The origins that a page may lead to, or ask for something. */
  origins: readonly string[];
  /** What must not happen on a page and did. Any of it fails the test. */
  troubles: string[];
}

interface WorkerFixtures {
  sharedStack: Stack;
}

/** Notes dialogs, policy violations, uncaught errors, and requests to any other origin than these. */
function watch(page: Page, origins: readonly string[], troubles: string[]): void {
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => troubles.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (/content security policy|trusted ?type/i.test(message.text())) troubles.push(message.text());
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (!origins.includes(url.origin) && url.protocol !== "blob:") troubles.push(`request to ${url.origin}`);
  });
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  sharedStack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      // Tests share it, and many of them make the upstream fail: one must not pause the calls of another.
      const stack = await startStack({}, { UPSTREAM_PAUSE_AFTER: "0" });
      await use(stack);
      await stack.close();
    },
    { scope: "worker" },
  ],
  stack: async ({ sharedStack }, use) => use(sharedStack),
  baseURL: async ({ stack }, use) => use(stack.url),
  origins: async ({ stack }, use) => use([stack.url]),
  troubles: [
    async ({ context, origins }, use) => {
      const troubles: string[] = [];
      context.on("page", (page) => watch(page, origins, troubles));
      await use(troubles);
      expect(troubles, "dialogs, policy violations, uncaught errors or foreign requests").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
