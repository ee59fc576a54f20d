import { wellKnown } from "@command-history/simulator";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { instanceRows, invocationButtons, invocationsTable, listPath } from "./list-page.ts";

test.use({ contextOptions: { reducedMotion: "no-preference" } });

const failedBackups = listPath({ commandId: wellKnown.nightlyBackupCommandId, status: "Failed" });

/** Presses Tab until the target has the focus; fails when it is not met. */
async function tabTo(page: Page, target: Locator, presses = 40): Promise<void> {
  for (let count = 0; count < presses; count++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target, `${presses} presses of Tab`).toBeFocused();
}

/** What has the focus must show it by an outline, a shadow or a border of its own. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const shown = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement)) return false;
    const look = () => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(focused);
      return [
        outlineStyle === "none" ? "none" : `${outlineStyle} ${outlineWidth}`,
        boxShadow,
        borderColor,
      ].join();
    };
    const withFocus = look();
    focused.blur();
    const without = look();
    focused.focus();
    return withFocus !== without;
  });
  expect(shown, "the focus is visible").toBe(true);
}

test("the keyboard alone leads from the loaded page to the stderr of a failed instance", async ({ page }) => {
  await page.goto(failedBackups);
  const firstRow = invocationButtons(page).first();
  await expect(firstRow).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the results" })).toBeFocused();
  await expectVisibleFocus(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Results" })).toBeFocused();
  await tabTo(page, firstRow);
  await page.keyboard.press("ArrowDown");
  await expect(invocationButtons(page).nth(1)).toBeFocused();
  await expectVisibleFocus(page);
  await page.keyboard.press("Enter");
  const failed = instanceRows(page, "Failed")
    .first()
    .getByRole("button", { name: /^Details of/ });
  await expect(failed).toBeVisible();
  await tabTo(
    page,
    instanceRows(page)
      .first()
      .getByRole("button", { name: /^Details of/ }),
  );
  while (!(await failed.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press("ArrowDown");
  }
  await expectVisibleFocus(page);
  await page.keyboard.press("Enter");
  const stderr = page.getByRole("log", { name: /^stderr of/ });
  await expect(stderr).toContainText("tar: Error is not recoverable");
  await tabTo(page, stderr);
  await expect(stderr).toBeInViewport();
});

test("every control that Tab reaches shows its focus and stays clear of what is fixed", async ({ page }) => {
  await page.goto(failedBackups);
  await expect(invocationButtons(page).first()).toBeVisible();
  const columnTitle = page.getByRole("columnheader", { name: "Main failure" }).getByRole("button");
  for (let count = 0; count < 60; count++) {
    await page.keyboard.press("Tab");
    await expectVisibleFocus(page);
    const focused = page.locator(":focus");
    await expect(focused).toBeInViewport();
    await expect(focused).toHaveAccessibleName(/\S/);
    if (await columnTitle.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(columnTitle).toBeFocused();
});

test("arrow keys, Home and End move between rows, and a row closes with the key that opened it", async ({
  page,
}) => {
  await page.goto(failedBackups);
  const rows = invocationButtons(page);
  await expect(page.getByText(/^1–\d+ of/)).toBeVisible();
  await rows.first().focus();
  await page.keyboard.press("End");
  await expect(rows.last()).toBeFocused();
  await expect(rows.last()).toBeInViewport();
  await page.keyboard.press("ArrowUp");
  await expect(rows.nth((await rows.count()) - 2)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press("Space");
  await expect(rows.first()).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Space");
  await expect(rows.first()).toHaveAttribute("aria-expanded", "false");
  await expect(rows.first()).toBeFocused();
});

test("filters are added, chosen from suggestions and removed by keyboard, and the focus is not lost", async ({
  page,
}) => {
  await page.goto(listPath({ invocationId: wellKnown.mixedInvocationId }));
  await expect(invocationButtons(page)).toHaveCount(1);
  const field = page.getByRole("textbox", { name: "Add Command ID to the filter" });
  await tabTo(page, field);
  await page.keyboard.type("disk");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`commandId=${wellKnown.diskUsageCommandId}`));
  await expect(field).toBeFocused();
  const clear = page.getByRole("button", { name: "Clear all" });
  await tabTo(page, clear);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("region", { name: "Filters" })).toBeFocused();
});

test("the list of shortcuts gives the focus back to the row it was opened from", async ({ page }) => {
  await page.goto(failedBackups);
  await expect(invocationButtons(page).first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(invocationButtons(page).first()).toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(invocationButtons(page).first()).toBeFocused();
});

test("the focus goes on to the page that was opened, and back to the row that led there", async ({
  page,
}) => {
  await page.goto(failedBackups);
  await expect(invocationButtons(page).first()).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const row = invocationButtons(page).nth(1);
  await expect(row).toBeFocused();
  for (const back of ["g l", "browser"]) {
    await test.step(back, async () => {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { level: 1, name: "nightly-backup" })).toBeVisible();
      await expect(page.getByRole("main")).toBeFocused();
      await page.keyboard.press("Tab");
      await expect(page.getByRole("link", { name: "Invocations" })).toBeFocused();
      if (back === "browser") await page.goBack();
      else for (const key of back.split(" ")) await page.keyboard.press(key);
      await expect(row).toBeFocused();
    });
  }
  await page.keyboard.press("j");
  await expect(invocationButtons(page).nth(2)).toBeFocused();
});

test("the focus is not taken from where it was put on the way back", async ({ page }) => {
  await page.goto(failedBackups);
  await invocationsTable(page).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Command History" }).click();
  await expect(invocationButtons(page).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Command History" })).toBeFocused();
});

test("the link past the bar leads to the page where it has no results", async ({ page }) => {
  await page.goto("/invocations/nope");
  await expect(page.getByText("No such invocation")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "All invocations" })).toBeFocused();
});
