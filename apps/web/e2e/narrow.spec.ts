import { wellKnown } from "@command-history/simulator";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { invocationPath } from "./invocation-page.ts";
import {
  instanceRows,
  invocationButton,
  invocationButtons,
  invocationsTable,
  listPath,
  outputLines,
} from "./list-page.ts";
import { expectNoSidewaysScroll } from "./sideways.ts";
import { findInstance } from "./upstream.ts";

const { mixedInvocationId, hostileInvocationId } = wellKnown;

test("at 390 and 320 pixels the list, an open row and its outputs need no sideways scroll", async ({
  page,
  stack,
}) => {
  const failed = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 127);

  async function expectFits(): Promise<void> {
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await expectNoSidewaysScroll(page);
    }
  }

  await page.goto(listPath({ invocationId: [mixedInvocationId, hostileInvocationId] }));
  await expect(invocationButtons(page)).toHaveCount(2);
  await expectFits();
  await invocationButton(page, mixedInvocationId).click();
  await instanceRows(page, failed.instanceName).click();
  await expect(outputLines(page, "stderr", failed.instanceName)).toContainText("command not found");
  await expectFits();
  await invocationButton(page, hostileInvocationId).click();
  await expect(page.getByRole("group", { name: "Task status" })).toHaveCount(2);
  await expectFits();
});

test("on a tablet nothing is cut off sideways, and the reason of a failure has its room", async ({
  page,
}) => {
  await page.goto(listPath({ invocationId: mixedInvocationId }));
  const failure = invocationsTable(page).locator('td[data-column="failure"]');
  for (let width = 760; width <= 1024; width += 20) {
    await page.setViewportSize({ width, height: 800 });
    await expect(failure).toContainText("Exit code");
    await expectNoSidewaysScroll(page);
    const room = expect.poll(async () => (await failure.boundingBox())?.width, { message: `at ${width}` });
    await room.toBeGreaterThanOrEqual(140);
  }
});

test("two runs side by side are cut off at no width, and what they wrote has its room", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId, { run: "previous" }));
  const output = page.locator('td[data-column="output"]').first();
  for (const width of [390, 700, 768, 800, 850, 940, 960, 1024]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(output).toContainText(/\S/);
    await expectNoSidewaysScroll(page);
    const room = expect.poll(async () => (await output.boundingBox())?.width, { message: `at ${width}` });
    await room.toBeGreaterThanOrEqual(140);
  }
});

test("at 320 pixels filters, paging and an error are within reach", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(listPath({ commandId: "fault-500" }));
  await expect(page.getByRole("alert")).toContainText("Zenlayer reported an error");
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Clear all" }).click();
  await expect(invocationButtons(page).first()).toBeVisible();
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveURL(listPath({ page: "2" }));
  await expectNoSidewaysScroll(page);
});

/** The button of the row that stands at this place now: by its name, since it moves when a row above comes or goes. */
async function buttonAt(page: Page, index: number): Promise<Locator> {
  const name = await invocationButtons(page).nth(index).getAttribute("aria-label");
  if (name === null) throw new Error("The button of a row has no label");
  return page.getByRole("button", { name, exact: true });
}

/** Where the button of an open row stands, once its instances are laid out. */
async function topOfOpen(page: Page, button: Locator): Promise<number> {
  await expect(instanceRows(page).first()).toBeVisible();
  return button.evaluate(async (element) => {
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
    return Math.round(element.getBoundingClientRect().top);
  });
}

for (const width of [320, 390, 720, 1440]) {
  test(`at ${width} pixels a row that is opened, linked to or come back to is in view`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(listPath({ status: "PartialFailed" }));
    for (const index of [2, 12]) {
      const button = await buttonAt(page, index);
      await button.click();
      const top = await topOfOpen(page, button);
      expect(top, `row ${index}`).toBeGreaterThan(0);
      expect(top, `row ${index}`).toBeLessThan(500);
      await button.click();
      await expect(instanceRows(page)).toHaveCount(0);
    }
    const button = await buttonAt(page, 12);
    await button.click();
    const linked = page.url();
    const left = await topOfOpen(page, button);
    await page.getByRole("link", { name: "Open page" }).focus();
    await page.keyboard.press("Enter");
    await expect(invocationsTable(page)).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.goBack();
    expect(await topOfOpen(page, button), "on the way back").toBe(left);

    await page.goto("about:blank");
    await page.goto(linked);
    expect(await topOfOpen(page, button), "by a link").toBeGreaterThan(0);
    await expect(button).toBeInViewport();
    await page.reload();
    expect(await topOfOpen(page, button), "after a reload").toBeGreaterThan(0);
    await expect(button).toBeInViewport();
  });
}

test("a row in view stays there while an open row above the view grows or shrinks with its instances", async ({
  page,
}) => {
  await page.setViewportSize({ width: 700, height: 700 });
  await page.goto(listPath({ status: "PartialFailed" }));
  // With many instances the page gets shorter than it was scrolled to.
  for (const index of [0, 1]) await invocationButtons(page).nth(index).click();
  const button = await buttonAt(page, 9);
  await expect(instanceRows(page).first()).toBeVisible();
  await button.evaluate((element) => element.scrollIntoView({ block: "start" }));
  const top = await topOfOpen(page, button);
  for (const width of [390, 700]) {
    await page.setViewportSize({ width, height: 700 });
    const movedBy = async () => Math.abs((await topOfOpen(page, button)) - top);
    // Rows are measured in whole pixels, and up to ten of them stand above.
    await expect.poll(movedBy, `at ${width}`).toBeLessThan(6);
  }
});

test("at 200 % zoom of 1440 by 900 the window shows rows, which the paging bar lies over at no place", async ({
  page,
}) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await page.goto(listPath());
  await expect(invocationButtons(page).nth(1)).toBeInViewport();
  const pages = page.getByRole("navigation", { name: "Pages" });
  await expect(pages).not.toBeInViewport();
  await pages.scrollIntoViewIfNeeded();
  await expect(pages).toBeInViewport();
  // With the height for it the bar is always there.
  await page.setViewportSize({ width: 720, height: 900 });
  await page.evaluate(() => scrollTo(0, 0));
  await expect(pages).toBeInViewport();
});
