import { wellKnown } from "@command-history/simulator";
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { instanceRow, invocationPath, outputButtons, outputPane } from "./invocation-page.ts";
import { instancesTable, invocationButtons, listPath } from "./list-page.ts";
import { findInstance, instancesOf } from "./upstream.ts";

const { mixedInvocationId, oddInvocationId, oddInstanceId, nightlyBackupCommandId } = wellKnown;

test("the page tells what was run, how it ended, and on which instances", async ({ page, stack }) => {
  const instances = await instancesOf(stack, mixedInvocationId);
  const failed = instances.filter(({ taskStatus }) => taskStatus === "Failed");
  await page.goto(invocationPath(mixedInvocationId));
  await expect(page.getByRole("heading", { level: 1, name: "disk-usage-report" })).toBeVisible();
  await expect(page).toHaveTitle(/^disk-usage-report, Partly failed/);
  await expect(page.getByRole("region", { name: "Script" })).toContainText("#!/usr/bin/env bash");
  await expect(page.getByText(mixedInvocationId).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy Zenlayer request ID" })).toBeVisible();
  await expect(page.getByRole("button", { name: `Failed ${failed.length}` })).toBeVisible();
  await expect(instancesTable(page)).toHaveAttribute("aria-rowcount", String(instances.length + 1));
  const first = failed[0]?.instanceName ?? "";
  await expect(outputPane(page, first), "the first failing one is shown").toBeVisible();
});

test("an instance that wrote nothing shows the error that it ended with", async ({ page, stack }) => {
  const silent = await findInstance(
    stack,
    mixedInvocationId,
    ({ errorCode, output, outputError }) => errorCode !== null && !output && !outputError,
  );
  await page.goto(invocationPath(mixedInvocationId));
  await expect(
    instanceRow(page, silent.instanceName).getByTitle(silent.errorCode ?? "", { exact: true }),
  ).toBeVisible();
});

test("a stretch of the roll-up and an exit code narrow the instances, in the URL", async ({
  page,
  stack,
}) => {
  const instances = await instancesOf(stack, mixedInvocationId);
  const failed = instances.filter(({ taskStatus }) => taskStatus === "Failed");
  const withOne = failed.filter(({ exitCode }) => exitCode === 1);
  await page.goto(invocationPath(mixedInvocationId));
  await page.getByRole("button", { name: /^Failed \d/ }).click();
  await expect(page).toHaveURL(/[?&]task=Failed(&|$)/);
  await expect(outputButtons(page)).toHaveCount(failed.length);
  await page.getByRole("group", { name: "Exit code" }).getByRole("button", { name: "Exit code 1, " }).click();
  await expect(outputButtons(page)).toHaveCount(withOne.length);
  await page.reload();
  await expect(outputButtons(page)).toHaveCount(withOne.length);
  await page.goBack();
  await expect(outputButtons(page)).toHaveCount(failed.length);
  await page.getByRole("button", { name: "Show all", exact: true }).click();
  await expect(outputButtons(page)).toHaveCount(instances.length);
});

test("the text filter looks at names, IDs and outputs, and says when nothing matches", async ({
  page,
  stack,
}) => {
  const missing = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 127);
  await page.goto(invocationPath(mixedInvocationId));
  const find = page.getByRole("searchbox", { name: "Find in the instances" });
  await find.fill(missing.instanceId);
  await expect(outputButtons(page)).toHaveCount(1);
  await expect(page.getByText(/^1 of 200 instances$/)).toBeVisible();
  await find.fill("no instance says this");
  await expect(page.getByText("No instance matches")).toBeVisible();
  await expect(page.getByText("No output shown")).toBeVisible();
  await expect(page.getByRole("region", { name: /^Output of/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(outputButtons(page)).toHaveCount(200);
});

test("a click on an instance shows what it wrote, and the link opens it again", async ({ page, stack }) => {
  const missing = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 127);
  await page.goto(invocationPath(mixedInvocationId));
  await instanceRow(page, missing.instanceName).getByText(missing.instanceName).click();
  const pane = outputPane(page, missing.instanceName);
  await expect(pane).toContainText("df: command not found");
  await expect(pane).toContainText("exit 127");
  await expect(page).toHaveURL(new RegExp(`instance=${missing.instanceId}`));
  await page.reload();
  await expect(pane).toContainText("df: command not found");
  await expect(
    page.getByRole("button", { name: `Output of ${missing.instanceName}`, exact: true }),
  ).toHaveAttribute("aria-current", "true");
});

test("Back leads to the instances that were chosen, not through the steps between failed ones", async ({
  page,
  stack,
}) => {
  const instances = await instancesOf(stack, mixedInvocationId);
  const [first, second] = instances.filter(({ taskStatus }) => taskStatus === "Failed");
  const [fine] = instances.filter(({ taskStatus }) => taskStatus === "Success");
  const paneOf = (instance: typeof first) => outputPane(page, instance?.instanceName ?? "");
  const clickOn = (instance: typeof first) =>
    instanceRow(page, instance?.instanceName ?? "")
      .getByText(instance?.instanceName ?? "")
      .click();
  const step = () => page.getByRole("button", { name: "Next failed instance" }).click();
  await page.goto(invocationPath(mixedInvocationId));
  await expect(paneOf(first)).toBeVisible();
  await clickOn(second);
  await expect(paneOf(second)).toBeVisible();
  await clickOn(fine);
  await step();
  await expect(paneOf(first)).toBeVisible();
  await step();
  await expect(paneOf(second)).toBeVisible();
  await page.getByRole("tab", { name: "stdout" }).click();
  await step();
  await expect(paneOf(second)).toBeHidden();
  for (const chosen of [fine, second, first]) {
    await page.goBack();
    await expect(paneOf(chosen)).toBeVisible();
  }
  await expect(page).toHaveURL(invocationPath(mixedInvocationId));
});

test("an invocation and an instance with any characters in their IDs have a link", async ({ page }) => {
  await page.goto(invocationPath(oddInvocationId, { instance: oddInstanceId }));
  await expect(page.getByText(oddInvocationId, { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("region", { name: /^Output of / })).toContainText("exit 0");
});

test("what of a link is not there, cannot be used or cannot be had is told, with a way on", async ({
  page,
}) => {
  await test.step("what the link names and the upstream does not have is told, with a way on", async () => {
    await page.goto(invocationPath(mixedInvocationId, { instance: "ins-none" }));
    await expect(page.getByText("No such instance in this invocation")).toBeVisible();
    await expect(page.getByText("ins-none")).toBeVisible();
    await page.goto(invocationPath("inv-none"));
    await expect(page.getByText("No such invocation")).toBeVisible();
    await page.getByRole("link", { name: "All invocations" }).click();
    await expect(invocationButtons(page).first()).toBeVisible();
  });
  await test.step("a value in the link that cannot be used is named, and its default is taken", async () => {
    await page.goto(invocationPath(mixedInvocationId, { exit: "one", L: "0" }));
    await expect(page.getByText("Parts of this link could not be used")).toBeVisible();
    await expect(page.getByText("exit: must be whole numbers")).toBeVisible();
    await expect(outputButtons(page)).toHaveCount(200);
  });
  await test.step("an error of the upstream is told, with a way to try again", async () => {
    await page.goto(invocationPath("fault-500"));
    await expect(page.getByRole("alert")).toContainText("Zenlayer reported an error");
    await expect(page.getByRole("button", { name: "Retry" })).toBeVisible();
  });
});

test("the list leads to the page, and the way back leads to the list as it was", async ({ page }) => {
  await page.goto(listPath({ commandId: nightlyBackupCommandId, status: "Failed" }));
  const button = invocationButtons(page).nth(1);
  await button.click();
  await page.getByRole("link", { name: "Open page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page
    .getByRole("button", { name: /^(Failed|Timed out|Error) \d/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Invocations", exact: true }).click();
  await expect(page).toHaveURL(/status=Failed.*open=/);
  await expect(button).toHaveAttribute("aria-expanded", "true");
  const id = await page.getByRole("link", { name: /^inv-/ }).first().textContent();
  await page.getByRole("link", { name: id ?? "", exact: true }).click();
  await expect(page).toHaveURL(invocationPath(id ?? ""));
});

test("the way back from a page that was opened by its link leads to the whole list", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId));
  // The heading of the page that loads, with the same link, makes way for that of the loaded one.
  await expect(page.getByRole("heading", { name: "Instances" })).toBeAttached();
  await page.getByRole("link", { name: "Invocations", exact: true }).click();
  await expect(page).toHaveURL("/");
  await expect(invocationButtons(page).first()).toBeVisible();
});

test("the way back leads to the list before the page, also after an address was typed into the bar", async ({
  page,
}) => {
  await page.goto(listPath({ status: "Success" }));
  await page.getByRole("link", { name: /^inv-/ }).first().click();
  const back = page.getByRole("link", { name: "Invocations", exact: true });
  await expect(back).toBeVisible();
  await page.goto(listPath({ status: "Failed" }));
  await expect(invocationButtons(page).first()).toBeVisible();
  await page.goBack();
  await expect(back).toHaveAttribute("href", "/?status=Success");
  await back.click();
  await expect(page).toHaveURL("/?status=Success");
});

test("the separator moves by key and by pointer, and its place is remembered", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId));
  const separator = page.getByRole("separator", { name: "Width of the instances" });
  await separator.focus();
  const before = Number(await separator.getAttribute("aria-valuenow"));
  await page.keyboard.press("ArrowRight");
  await expect(separator).toHaveAttribute("aria-valuenow", String(before + 2));
  await page.keyboard.press("End");
  await expect(separator).toHaveAttribute("aria-valuenow", "75");
  const box = await separator.boundingBox();
  if (box === null) throw new Error("the separator is not shown");
  await page.mouse.move(box.x + box.width / 2, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(720, box.y + 80, { steps: 4 });
  await page.mouse.up();
  await expect(separator).toHaveAttribute("aria-valuenow", "50");
  await page.reload();
  await expect(separator).toHaveAttribute("aria-valuenow", "50");
});

test("on a narrow screen the output stands below the instances, and choosing one leads there", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(invocationPath(mixedInvocationId, { task: "Failed" }));
  await expect(page.getByRole("separator")).toBeHidden();
  const third = outputButtons(page).nth(2);
  const name = (await third.getAttribute("aria-label"))?.replace("Output of ", "") ?? "";
  await third.click();
  const pane = outputPane(page, name);
  await expect(pane).toBeFocused();
  await expect(pane).toBeInViewport({ ratio: 1 });
  // Its head is at the top of the window, however little it holds: no other instance is in view.
  await expect(third).not.toBeInViewport();
  await expect.poll(async () => (await pane.boundingBox())?.y).toBeLessThan(40);
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(overflows, "the page scrolls sideways").toBe(false);
  await pane.getByRole("button", { name: "Back to the instances" }).click();
  await expect(third).toBeFocused();
});

test("on a narrow screen a link to an instance opens at its output, and a group leads to its own and back", async ({
  page,
  stack,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const missing = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 127);
  await page.goto(invocationPath(mixedInvocationId, { instance: missing.instanceId }));
  await expect(outputPane(page, missing.instanceName)).toBeInViewport({ ratio: 1 });

  await page.goto(invocationPath(mixedInvocationId, { group: "output", ignore: "numbers" }));
  const show = page.getByRole("button", { name: /^Show output of/ }).first();
  const name = (await show.getAttribute("aria-label"))?.replace("Show output of ", "") ?? "";
  await show.click();
  const pane = outputPane(page, name);
  await expect(pane).toBeFocused();
  await expect(pane).toBeInViewport({ ratio: 1 });
  const groups = page.getByRole("region", { name: "Groups by output" });
  const isAboveGroups = async (opened: Locator) => {
    const [one, other] = await Promise.all([opened.boundingBox(), groups.boundingBox()]);
    return one !== null && other !== null && one.y + one.height <= other.y;
  };
  expect(await isAboveGroups(pane)).toBe(true);
  await pane.getByRole("button", { name: "Back to the groups" }).click();
  await expect(show).toBeFocused();
  await expect(show).toBeInViewport();

  const compare = page.getByRole("button", { name: /^Compare with largest/ }).last();
  await compare.click();
  const difference = page.getByRole("region", { name: "Difference of two outputs" });
  await expect(difference).toBeFocused();
  await expect(difference.getByRole("table").first()).toBeVisible();
  await expect(difference).toBeInViewport({ ratio: 1 });
  expect(await isAboveGroups(difference)).toBe(true);

  for (const _time of [1, 2]) {
    const other = page.getByRole("button", { name: /^Compare with largest/ }).nth(1);
    await other.click();
    await expect(difference).toBeFocused();
    await expect(difference).toBeInViewport({ ratio: 1 });
  }
  await expect
    .poll(async () => (await difference.boundingBox())?.y, "it begins in the upper half of the screen")
    .toBeLessThan(400);
});
