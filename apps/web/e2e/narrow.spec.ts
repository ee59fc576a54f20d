import { wellKnown } from "@command-history/simulator";
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
import { askUpstream, findInstance } from "./upstream.ts";

const { mixedInvocationId, hostileInvocationId, nightlyBackupCommandId } = wellKnown;

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

test("a link to an open row shows that row on a phone", async ({ page, stack }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const runs = await askUpstream(stack, { commandIds: [nightlyBackupCommandId], pageSize: 20 });
  const id = runs[15]?.invocationId ?? "";
  await page.goto(listPath({ commandId: nightlyBackupCommandId, open: id }));
  await expect(invocationButton(page, id)).toHaveAttribute("aria-expanded", "true");
  await expect(invocationButton(page, id)).toBeInViewport();
});
