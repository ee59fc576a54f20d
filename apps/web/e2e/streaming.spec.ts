import { wellKnown } from "@command-history/simulator";
import { expect, test } from "./fixtures.ts";
import { invocationButton, invocationButtons, listPath } from "./list-page.ts";

const { manyInvocationsCommandId } = wellKnown;

test("a page of 10,000 shows its first rows before the last byte has come, and can be stopped", async ({
  page,
  stack,
}) => {
  await page.goto(listPath({ commandId: manyInvocationsCommandId, pageSize: "10000" }));
  const sending = () =>
    stack.simulator.requests.filter(
      ({ body, state }) => body?.includes(manyInvocationsCommandId) && state === "open",
    ).length;
  await expect(invocationButton(page, "bulk-20x-00000")).toBeVisible();
  await expect(page.getByText(/[\d,]+ rows so far, [\d.]+ [kM]B/)).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText(/Stopped after [\d,]+ rows/)).toBeVisible();
  await expect.poll(sending).toBe(0);
  await expect(invocationButton(page, "bulk-20x-00000")).toBeVisible();
});

test("a page of 1,000 scrolls to its last row, with only rows near the screen in the page", async ({
  page,
}) => {
  await page.goto(listPath({ commandId: manyInvocationsCommandId, pageSize: "1000" }));
  await expect(page.getByText("1–1,000 of 10,000")).toBeVisible();
  await invocationButton(page, "bulk-20x-00000").focus();
  await page.keyboard.press("End");
  await expect(invocationButton(page, "bulk-20x-00999")).toBeFocused();
  await expect(invocationButton(page, "bulk-20x-00999")).toBeInViewport();
  expect(await invocationButtons(page).count()).toBeLessThan(200);
});

test("other filters can be asked for while a large page still comes", async ({ page }) => {
  await page.goto(listPath({ commandId: manyInvocationsCommandId, pageSize: "10000" }));
  await expect(invocationButton(page, "bulk-20x-00000")).toBeVisible();
  await page.getByRole("button", { name: `Remove filter Command` }).click();
  const field = page.getByRole("textbox", { name: "Add Invocation ID to the filter" });
  await field.fill(wellKnown.mixedInvocationId);
  await field.press("Enter");
  await expect(invocationButton(page, wellKnown.mixedInvocationId)).toBeVisible();
  await expect(invocationButton(page, "bulk-20x-00000")).toHaveCount(0);
});
