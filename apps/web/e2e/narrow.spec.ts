import { wellKnown } from "@command-history/simulator";
import { expect, test } from "./fixtures.ts";
import { instanceRows, invocationButton, invocationButtons, listPath, outputLines } from "./list-page.ts";
import { expectNoSidewaysScroll } from "./sideways.ts";
import { findInstance } from "./upstream.ts";

const { mixedInvocationId, hostileInvocationId } = wellKnown;

for (const width of [390, 320]) {
  test(`at ${width} pixels the list, an open row and its outputs need no sideways scroll`, async ({
    page,
    stack,
  }) => {
    const failed = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 127);
    await page.setViewportSize({ width, height: 800 });
    await page.goto(listPath({ invocationId: [mixedInvocationId, hostileInvocationId] }));
    await expect(invocationButtons(page)).toHaveCount(2);
    await expectNoSidewaysScroll(page);
    await invocationButton(page, mixedInvocationId).click();
    await instanceRows(page, failed.instanceName).click();
    await expect(outputLines(page, "stderr", failed.instanceName)).toContainText("command not found");
    await expectNoSidewaysScroll(page);
    await invocationButton(page, hostileInvocationId).click();
    await expect(page.getByRole("group", { name: "Task status" })).toHaveCount(2);
    await expectNoSidewaysScroll(page);
  });
}

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
