import { wellKnown } from "@command-history/simulator";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { invocationButton, invocationButtons, invocationsTable, listPath } from "./list-page.ts";

const { mixedInvocationId } = wellKnown;
const path = listPath({ invocationId: mixedInvocationId });

/** Where a page that was at its top stands still after a key that scrolls it. */
async function scrolledTo(page: Page, key: string): Promise<number> {
  await page.keyboard.press(key);
  const reached = await page.evaluate(async () => {
    let top = 0;
    for (let still = 0, frames = 0; still < 10 && frames < 300; frames++) {
      await new Promise(requestAnimationFrame);
      still = window.scrollY > 0 && window.scrollY === top ? still + 1 : 0;
      top = window.scrollY;
    }
    return top;
  });
  expect(reached, `where ${key} scrolls the page to`).toBeGreaterThan(0);
  return reached;
}

test("keys that scroll leave the page behind the menu of columns where it is", async ({ page }) => {
  await page.goto("/");
  // Rows come one after the other: before the last of them the page may be too short to scroll.
  await expect(invocationButtons(page)).toHaveCount(20);
  const columns = page.getByRole("button", { name: "Columns" });
  const box = page.getByRole("checkbox", { name: "Queue delay" });
  await columns.focus();
  const step = await scrolledTo(page, "ArrowDown");
  for (const key of ["ArrowDown", "PageDown", "End"]) {
    await page.evaluate(() => window.scrollTo(0, 0));
    await columns.click();
    await box.press(key);
    await page.keyboard.press("Escape");
    await expect(columns).toBeFocused();
    // Had the page scrolled for the key before, it would be further down when it stands still.
    expect(await scrolledTo(page, "ArrowDown"), key).toBe(step);
  }
  await columns.click();
  await box.press("Space");
  await expect(box).not.toBeChecked();
});

test("times, columns and the theme are chosen, and the choice is remembered", async ({ page }) => {
  await test.step("one switch shows all times in local time, in UTC, or in the upstream's zone", async () => {
    await page.goto(path);
    await invocationButton(page, mixedInvocationId).click();
    await expect(page.getByRole("definition").first()).toBeVisible();
    const created = invocationsTable(page).getByRole("time").first();
    const local = await created.textContent();
    expect(local).toContain("+01:00");
    const zone = page.getByRole("combobox", { name: "Time zone" });
    await zone.selectOption({ label: "UTC +00:00" });
    await expect(created).toContainText("+00:00");
    const hourOf = (text: string | null) => Number(/ (\d{2}):/.exec(text ?? "")?.[1]);
    expect((hourOf(local) - hourOf(await created.textContent()) + 24) % 24).toBe(1);
    await expect(invocationsTable(page).getByText("+01:00")).toHaveCount(0);
    await page.reload();
    await expect(created).toContainText("+00:00");
    await expect(zone).toHaveValue("UTC");
  });
  await test.step("columns are chosen, and the choice is remembered", async () => {
    await page.goto(path);
    const header = (name: string) => invocationsTable(page).getByRole("columnheader", { name });
    await expect(header("Queue delay")).toBeVisible();
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: "Queue delay" }).uncheck();
    await expect(header("Queue delay")).toHaveCount(0);
    await expect(page.getByRole("checkbox", { name: "Status" })).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Columns" })).toBeFocused();
    await page.reload();
    await expect(header("Duration")).toBeVisible();
    await expect(header("Queue delay")).toHaveCount(0);
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: "Queue delay" }).check();
    await expect(header("Queue delay")).toBeVisible();
  });
  await test.step("the theme follows the system, or the viewer's own choice, which is remembered", async () => {
    const lightness = () =>
      page.evaluate(() => {
        const [red = 0] = (/\d+/.exec(getComputedStyle(document.body).backgroundColor) ?? []).map(Number);
        return red > 127 ? "light" : "dark";
      });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(path);
    await expect.poll(lightness).toBe("dark");
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(lightness).toBe("light");
    await page.getByRole("button", { name: "Theme: system. Change to light" }).click();
    await page.getByRole("button", { name: "Theme: light. Change to dark" }).click();
    await expect.poll(lightness).toBe("dark");
    await page.reload();
    await expect(page.getByRole("button", { name: "Theme: dark. Change to system" })).toBeVisible();
    await expect.poll(lightness).toBe("dark");
  });
});
