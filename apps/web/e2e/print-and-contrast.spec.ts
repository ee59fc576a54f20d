import { wellKnown } from "@command-history/simulator";
import { expect, test } from "./fixtures.ts";
import { invocationPath, outputButtons } from "./invocation-page.ts";
import { invocationButtons, invocationsTable, listPath } from "./list-page.ts";
import { expectNoSidewaysScroll } from "./sideways.ts";

const { mixedInvocationId } = wellKnown;
/** Between the margins of an upright sheet of A4. */
const sheet = { width: 718, height: 1020 };

test("the list is printed as its rows, in columns, without controls and in light colours", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(listPath({}));
  await expect(invocationButtons(page).first()).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await page.setViewportSize(sheet);
  await expect(invocationsTable(page).getByRole("columnheader", { name: "Command" })).toBeVisible();
  await expect(invocationButtons(page).first()).toBeHidden();
  for (const role of ["searchbox", "textbox", "combobox", "checkbox", "switch"] as const) {
    await expect(page.getByRole(role)).toHaveCount(0);
  }
  await expect(page.getByRole("button", { name: "Refresh" })).toHaveCount(0);
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  await expectNoSidewaysScroll(page);
});

test("an invocation is printed as its facts, its instances and the output on display", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId, { task: "Failed" }));
  await expect(outputButtons(page).first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(sheet);
  await expect(outputButtons(page).first()).toBeHidden();
  for (const name of ["Refresh", "Group by output", "Wrap", "Next failed instance"]) {
    await expect(page.getByRole("button", { name, includeHidden: true })).toBeHidden();
  }
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expect(page.getByText(mixedInvocationId).first()).toBeVisible();
  await expect(page.getByRole("log")).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("with the system's colours what is on has another ground than what is off", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(invocationPath(mixedInvocationId));
  const groundOf = (role: "button" | "tab", name: RegExp) =>
    page.getByRole(role, { name }).evaluate((element) => getComputedStyle(element).backgroundColor);
  await expect(page.getByRole("tab", { name: /^stderr/ })).toHaveAttribute("aria-selected", "true");
  expect(await groundOf("tab", /^stderr/)).not.toBe(await groundOf("tab", /^stdout/));
  expect(await groundOf("button", /^Instances$/)).not.toBe(await groundOf("button", /^Group by output$/));
  expect(await groundOf("button", /^Wrap$/)).not.toBe(await groundOf("button", /^Lines$/));
});
