import { wellKnown } from "@command-history/simulator";
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { lineNumber, selectedRows } from "./invocation-output.ts";
import {
  instanceRows,
  instancesTable,
  invocationButton,
  listPath,
  outputFrame,
  outputLines,
} from "./list-page.ts";
import { findFailedTask, findInstance } from "./upstream.ts";

const { mixedInvocationId, largeLogInvocationId, nightlyBackupCommandId } = wellKnown;

/** Waits until the middle of an element can be seen: nothing that is fixed over the page covers it. */
async function expectUncovered(element: Locator): Promise<void> {
  await expect
    .poll(() =>
      element.evaluate((shown) => {
        const { left, top, width, height } = shown.getBoundingClientRect();
        const above = document.elementFromPoint(left + Math.min(width / 2, 200), top + height / 2);
        return above !== null && (shown.contains(above) || above.contains(shown));
      }),
    )
    .toBe(true);
}

test("two clicks lead from the list to the stderr of a failed instance, wherever its row stands", async ({
  page,
}) => {
  await page.goto(listPath({ commandId: nightlyBackupCommandId, status: "Failed" }));
  const rows = page.getByRole("row", { name: /nightly-backup/ });
  await expect(page.getByText(/^1–\d+ of/)).toBeVisible();
  for (const row of [rows.last(), rows.first()]) {
    await row.click();
    const failed = instanceRows(page, "Failed").first();
    await expectUncovered(failed);
    await failed.click();
    await expectUncovered(
      page.getByRole("log", { name: /^stderr of/ }).getByText("tar: Error is not recoverable: exiting now"),
    );
    await row.getByRole("button", { name: /^Details of/ }).press("Enter");
    await expect(instancesTable(page)).toHaveCount(0);
  }
});

test("in a list filtered by an instance, an open row begins with that one, and leads to its output", async ({
  page,
  stack,
}) => {
  const asked = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 0);
  await page.goto(
    listPath({ instanceId: asked.instanceId, invocationId: mixedInvocationId, open: mixedInvocationId }),
  );
  const [first, second] = [instanceRows(page).first(), instanceRows(page).nth(1)];
  await expect(first).toContainText(asked.instanceName);
  await expect(first).toContainText("In the filter");
  await expect(second).toContainText("Failed");
  await page.getByRole("link", { name: "Open page" }).click();
  await expect(
    page.getByRole("region", { name: `Output of ${asked.instanceName}`, exact: true }),
  ).toBeVisible();
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`a link to an open output shows its text on a screen of ${width} by ${height}`, async ({
    page,
    stack,
  }) => {
    await page.setViewportSize({ width, height });
    const failed = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 1);
    const output = `${mixedInvocationId}/${failed.instanceId}`;
    await page.goto(listPath({ invocationId: mixedInvocationId, open: mixedInvocationId, output }));
    await expectUncovered(
      outputLines(page, "stderr", failed.instanceName).getByText("Read-only file system").first(),
    );
  });
}

test("an open row shows the facts, the script and the instances, failing ones first", async ({ page }) => {
  await page.goto(listPath({ invocationId: mixedInvocationId }));
  await invocationButton(page, mixedInvocationId).click();
  await expect(invocationButton(page, mixedInvocationId)).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("term")).toHaveText(["Started", "Ended", "Timeout", "Zenlayer request ID"]);
  await page.getByRole("button", { name: /^Show all \d+ lines$/ }).click();
  await expect(page.getByRole("region", { name: "Script" })).toContainText("df ");
  const rows = instanceRows(page);
  await expect(rows.nth(6)).toContainText("Success");
  for (let index = 0; index < 6; index++) await expect(rows.nth(index)).toContainText(/Failed|Timed out/);
});

test("while the instances of an open row scroll by, the titles in view are those of their columns", async ({
  page,
}) => {
  await page.goto(listPath({ invocationId: mixedInvocationId, open: mixedInvocationId }));
  const title = instancesTable(page).getByRole("button", { name: "Exit code", exact: true });
  await expect(title).toBeVisible();
  await instanceRows(page).nth(100).scrollIntoViewIfNeeded();
  await expect(title).toBeInViewport({ ratio: 1 });
  await expectUncovered(title);
  await instanceRows(page).nth(199).scrollIntoViewIfNeeded();
  await expectUncovered(title);
});

test("the instances narrow to one task status, and to a text", async ({ page, stack }) => {
  const odd = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 127);
  await page.goto(listPath({ invocationId: mixedInvocationId, open: mixedInvocationId }));
  const facets = page.getByRole("group", { name: "Task status" });
  await facets.getByRole("button", { name: "Failed 5" }).click();
  await expect(instanceRows(page)).toHaveCount(5);
  await facets.getByRole("button", { name: "All 200" }).click();
  await page.getByRole("searchbox", { name: "Filter instances by text" }).fill(odd.instanceName);
  await expect(instanceRows(page)).toHaveCount(1);
  await expect(instanceRows(page)).toContainText("127");
  await instancesTable(page).getByRole("columnheader", { name: "Exit code" }).getByRole("button").click();
  await expect(instanceRows(page)).toHaveCount(1);
});

test("several rows are open at once, and each closes by itself", async ({ page }) => {
  const both = [mixedInvocationId, largeLogInvocationId];
  await page.goto(listPath({ invocationId: both }));
  for (const [index, id] of both.entries()) {
    await invocationButton(page, id).click();
    // The next row moves down until all of this one is there.
    await expect(instancesTable(page)).toHaveCount(index + 1);
  }
  await expect(page).toHaveURL(listPath({ invocationId: both, open: both }));
  await invocationButton(page, mixedInvocationId).click();
  await expect(page).toHaveURL(listPath({ invocationId: both, open: largeLogInvocationId }));
  await expect(instancesTable(page)).toHaveCount(1);
});

test("the text of an output is asked for when it is opened, not before", async ({ page, stack }) => {
  const failed = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 1);
  const texts: string[] = [];
  page.on("request", (request) => {
    if (/\/std(out|err)$/.test(new URL(request.url()).pathname)) texts.push(request.url());
  });
  await page.goto(listPath({ invocationId: mixedInvocationId, open: mixedInvocationId }));
  await expect(instanceRows(page).first()).toBeVisible();
  expect(texts).toEqual([]);
  await instanceRows(page, failed.instanceName).click();
  await expect(outputLines(page, "stderr", failed.instanceName)).toContainText("Read-only file system");
  expect(texts.length).toBeGreaterThan(0);
});

test("an instance that no longer exists is marked, and its error told in words", async ({ page, stack }) => {
  const gone = await findFailedTask(stack, ({ errorCode }) => errorCode === "InstanceNotExists");
  await page.goto(listPath({ invocationId: gone.invocationId, open: gone.invocationId }));
  const row = instanceRows(page, gone.instanceName);
  await expect(row).toContainText("Gone");
  await expect(row).toContainText("Instance does not exist");
});

test("the stream, the search and the lines of an output are part of the list's link", async ({
  page,
  stack,
}) => {
  const failed = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 1);
  const { instanceId, instanceName } = failed;
  const lines = outputLines(page, "stderr", instanceName);
  await page.goto(
    listPath({
      invocationId: mixedInvocationId,
      open: mixedInvocationId,
      output: `${mixedInvocationId}/${instanceId}`,
    }),
  );
  await lineNumber(lines, 1).click();
  await lineNumber(lines, 2).click({ modifiers: ["Shift"] });
  await expect(page).toHaveURL(/%2Fstderr%2F1-2$/);
  await page.goto(page.url());
  await expect(page.getByRole("tab", { name: /^stderr/ })).toHaveAttribute("aria-selected", "true");
  await expect(selectedRows(lines)).toHaveCount(2);
  await expect(selectedRows(lines).first()).toBeInViewport();

  const frame = outputFrame(page, "stderr", instanceName);
  await frame.getByRole("button", { name: "Search", exact: true }).click();
  await frame.getByRole("searchbox").fill("read-ONLY");
  await expect(page).toHaveURL(/%2Fstderr%2F1-2%2F%253Aread-ONLY$/);
  await page.goto(page.url());
  await expect(frame.getByRole("searchbox")).toHaveValue("read-ONLY");

  await page.getByRole("tab", { name: "Both" }).click();
  await expect(page).toHaveURL(/%2Fboth%2F%2F%253Aread-ONLY$/);
  await page.reload();
  await expect(page.getByRole("tab", { name: "Both" })).toHaveAttribute("aria-selected", "true");
});

test("a link to a row that is not on its page says so, and leads to the page of the row itself", async ({
  page,
}) => {
  await page.goto(listPath({ status: "Success", open: mixedInvocationId }));
  const notice = page.getByRole("status").filter({ hasText: "not on this page of the list" });
  await notice.getByRole("link", { name: mixedInvocationId }).click();
  await expect(page).toHaveURL(new RegExp(`/invocations/${mixedInvocationId}$`));
  await page.goBack();
  await notice.getByRole("button", { name: "Dismiss" }).click();
  await expect(notice).toHaveCount(0);
  await expect(page).toHaveURL(/\/\?status=Success$/);
});
