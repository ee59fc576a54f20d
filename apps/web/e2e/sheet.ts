import { expect, type Locator, type Page } from "@playwright/test";
import { expectNoSidewaysScroll } from "./sideways.ts";

/** Between the margins of an upright sheet of A4. */
const sheet = { width: 718, height: 1020 };

/** Puts the page on a sheet. `controls` stand on it before, and no longer then; nor does any other button that tells nothing. */
export async function print(page: Page, controls: readonly Locator[]): Promise<void> {
  for (const control of controls) await expect(control).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(sheet);
  for (const control of controls) await expect(control).toBeHidden();
  await expect(page.locator("button:visible:not([data-printed])")).toHaveCount(0);
  for (const role of ["searchbox", "textbox", "combobox", "checkbox", "switch", "tab"] as const) {
    await expect(page.getByRole(role)).toHaveCount(0);
  }
  await expectNoSidewaysScroll(page);
}

/** Buttons by their whole names. */
export function buttons(page: Page, names: readonly string[]): Locator[] {
  return names.map((name) => page.getByRole("button", { name, exact: true }));
}
