import { wellKnown } from "@command-history/simulator";
import type { Locator, Page } from "@playwright/test";
import { test as base, expect } from "./fixtures.ts";
import { createInstallation, type Installation, laterParts } from "./installation.ts";
import { outputPath } from "./invocation-output.ts";
import { invocationPath, outputButtons } from "./invocation-page.ts";
import {
  instancesTable,
  invocationButton,
  invocationButtons,
  invocationsTable,
  listPath,
} from "./list-page.ts";
import { startStack } from "./stack.ts";

const { mixedInvocationId } = wellKnown;

/** Each test has an installation of its own, which it can update while the page is open. */
const test = base.extend<{ installation: Installation }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  installation: async ({}, use) => {
    const installation = createInstallation();
    await use(installation);
    installation.remove();
  },
  stack: async ({ installation }, use) => {
    const stack = await startStack({ invocations: 100 }, { AUDIT_LOG: "stdout" }, installation.bffFolder);
    await use(stack);
    await stack.close();
  },
});

interface Case {
  readonly what: string;
  /** The files that are first needed for it. */
  readonly parts: readonly string[];
  /** The page before the update. */
  readonly path: string;
  /** What is there before it is updated. */
  ready(page: Page): Locator;
  /** Does what needs the files. */
  act(page: Page): Promise<void>;
  /** What is there once they have come. */
  shown(page: Page): Locator;
  /** The address alone leads to it. */
  readonly isInUrl: boolean;
}

const listOfOne = listPath({ invocationId: mixedInvocationId });
const outputRegion = (page: Page) => page.getByRole("region", { name: /^std(out|err) of / });
const dialog = (page: Page) => page.getByRole("dialog");

const cases: readonly Case[] = [
  {
    what: "the command palette",
    parts: ["palette"],
    path: listOfOne,
    ready: invocationButtons,
    act: (page) => page.keyboard.press("Control+k"),
    shown: dialog,
    isInUrl: false,
  },
  {
    what: "the list of shortcuts",
    parts: ["help-dialog"],
    path: listOfOne,
    ready: invocationButtons,
    act: (page) => page.keyboard.press("?"),
    shown: dialog,
    isInUrl: false,
  },
  {
    what: "an open row",
    parts: ["invocation-detail", "script-changed"],
    path: listOfOne,
    ready: invocationButtons,
    act: (page) => invocationButton(page, mixedInvocationId).click(),
    shown: instancesTable,
    isInUrl: true,
  },
  {
    what: "the page of an invocation",
    parts: ["invocation-page"],
    path: listOfOne,
    ready: invocationButtons,
    act: (page) => invocationsTable(page).getByRole("link", { name: mixedInvocationId }).click(),
    shown: instancesTable,
    isInUrl: true,
  },
  {
    what: "the audit trail",
    parts: ["audit-page"],
    path: listOfOne,
    ready: invocationButtons,
    act: (page) => page.getByRole("link", { name: "Audit trail" }).click(),
    shown: (page) => page.getByRole("heading", { name: "Audit trail" }),
    isInUrl: true,
  },
  {
    what: "exports",
    parts: ["export-tray", "exports"],
    path: listOfOne,
    ready: invocationButtons,
    async act(page) {
      await page.getByRole("button", { name: "Export" }).click();
      await page.getByRole("menuitem", { name: "This page as CSV" }).click();
    },
    shown: (page) => page.getByText(/^Saved/),
    isInUrl: false,
  },
  {
    what: "an output",
    parts: ["output.worker"],
    path: listPath({ invocationId: mixedInvocationId, open: mixedInvocationId }),
    ready: instancesTable,
    act: (page) =>
      instancesTable(page)
        .getByRole("button", { name: /^Details of/ })
        .first()
        .click(),
    shown: (page) => page.getByRole("log"),
    isInUrl: true,
  },
  {
    what: "a search for an expression",
    parts: ["regex-matcher"],
    path: outputPath(mixedInvocationId, { q: "[a-z]+" }),
    ready: (page) => outputRegion(page).getByText("No hits"),
    async act(page) {
      await outputRegion(page).getByRole("button", { name: "Regular expression" }).click();
      await expect(page).toHaveURL(/syntax=regex/);
    },
    shown: (page) =>
      outputRegion(page)
        .getByRole("status")
        .filter({ hasText: /^1 of / }),
    isInUrl: true,
  },
  {
    what: "a comparison",
    parts: ["compare.worker"],
    path: invocationPath(mixedInvocationId),
    ready: outputButtons,
    async act(page) {
      const boxes = instancesTable(page).getByRole("checkbox", { name: /^Select / });
      await boxes.nth(1).check();
      await boxes.nth(5).check();
      await page.getByRole("button", { name: "Compare outputs" }).click();
    },
    shown: (page) => page.getByRole("table", { name: /^Difference of/ }),
    isInUrl: true,
  },
];

for (const { what, path, ready, act, shown, isInUrl } of cases) {
  test(`an update that takes away ${what} is told, with a way to reload that keeps the address`, async ({
    page,
    installation,
  }) => {
    await page.goto(path);
    await expect(ready(page).first()).toBeVisible();
    installation.update();
    await act(page);
    const notice = page.getByRole("alert");
    await expect(notice).toContainText("A newer version of this dashboard is installed");
    await expect(notice).toHaveCount(1);
    await expect(page.getByRole("link", { name: "Command History" })).toBeVisible();
    const address = page.url();
    await notice.getByRole("button", { name: "Reload" }).click();
    await expect(notice).toHaveCount(0);
    if (!isInUrl) {
      await expect(ready(page).first()).toBeVisible();
      await act(page);
    }
    await expect(shown(page).first()).toBeVisible();
    expect(page.url()).toBe(address);
  });
}

test("every part that the page loads later is taken away in one of these", () => {
  expect(cases.flatMap(({ parts }) => parts).sort()).toEqual(laterParts());
});
