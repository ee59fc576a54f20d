import { wellKnown } from "@command-history/simulator";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { invocationPath, outputButtons } from "./invocation-page.ts";

const { mixedInvocationId, hostileInvocationId, oddInvocationId } = wellKnown;

test("an invocation's page, with a selection and an open menu, has no axe violation", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId, { task: "Failed" }));
  await page.getByRole("checkbox", { name: "Select all rows shown" }).check();
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("menuitem").first()).toBeVisible();
  await expectAccessible(page);
});

test("a page with hostile names and outputs has no axe violation", async ({ page }) => {
  await page.goto(invocationPath(hostileInvocationId));
  await expect(outputButtons(page).first()).toBeVisible();
  await expectAccessible(page);
});

test("groups, one of them on display, have no axe violation", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId, { group: "output", ignore: "numbers" }));
  await page.getByRole("button", { name: "Show output of db-dxb-002" }).click();
  await expect(page.getByRole("log").first()).toContainText("command not found");
  await expectAccessible(page);
});

test("an invocation's page on a phone has no axe violation", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(invocationPath(mixedInvocationId, { task: "Failed" }));
  await expect(outputButtons(page).first()).toBeVisible();
  await expectAccessible(page);
});

test("the list of shortcuts and the command palette have no axe violation", async ({ page }) => {
  await page.goto(invocationPath(oddInvocationId));
  await expect(outputButtons(page).first()).toBeVisible();
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Find actions and pages/ }).click();
  await expect(page.getByPlaceholder("An action, a page, or the ID of an invocation")).toBeFocused();
  await expectAccessible(page);
});
