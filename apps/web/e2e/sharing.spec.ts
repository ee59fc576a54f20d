import { wellKnown } from "@command-history/simulator";
import { expect, test } from "./fixtures.ts";
import { lineNumber, shownLines } from "./invocation-output.ts";
import { invocationPath, outputPane } from "./invocation-page.ts";
import {
  instanceButton,
  instanceRows,
  invocationButton,
  invocationButtons,
  listPath,
  outputLines,
} from "./list-page.ts";
import { findInstance, instancesOf } from "./upstream.ts";

const { mixedInvocationId, oddInvocationId, nightlyBackupCommandId } = wellKnown;

test("the copied link opens the same view in another browser", async ({ page, context, browser, stack }) => {
  const failed = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 127);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(
    listPath({ invocationId: [mixedInvocationId, oddInvocationId], sort: "created.asc", find: "disk" }),
  );
  await invocationButton(page, mixedInvocationId).click();
  await instanceRows(page, failed.instanceName).click();
  await expect(outputLines(page, "stderr", failed.instanceName)).toContainText("command not found");
  const stderr = await outputLines(page, "stderr", failed.instanceName).textContent();
  const button = page.getByRole("button", { name: "Copy link" });
  const before = await button.boundingBox();
  await button.click();
  const copied = page.getByRole("button", { name: "Copied", exact: true });
  await expect(copied).toBeVisible();
  expect(await copied.boundingBox(), "nothing beside the button moves").toEqual(before);
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link);
  await expect(instanceButton(elsewhere, failed.instanceName)).toHaveAttribute("aria-expanded", "true");
  await expect.poll(() => outputLines(elsewhere, "stderr", failed.instanceName).textContent()).toBe(stderr);
  await expect(elsewhere.getByRole("searchbox", { name: "Find in this page's rows" })).toHaveValue("disk");
  await expect(elsewhere.getByRole("columnheader", { name: "Created" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(invocationButtons(elsewhere)).toHaveCount(1);
  await elsewhere.context().close();
});

test("a link names the instance on display, even one that nobody chose, and so does one to its lines", async ({
  page,
  context,
  stack,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const shown = (await instancesOf(stack, mixedInvocationId)).find(
    ({ taskStatus }) => taskStatus === "Failed",
  );
  await page.goto(invocationPath(mixedInvocationId, { task: "Failed" }));
  await expect(outputPane(page, shown?.instanceName ?? "")).toBeVisible();
  await page.keyboard.press("c");
  await expect(page.getByRole("button", { name: "Copied", exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    new URL(
      invocationPath(mixedInvocationId, { task: "Failed", instance: shown?.instanceId ?? "" }),
      page.url(),
    ).href,
  );
  await lineNumber(shownLines(page, "stderr"), 1).click();
  await expect(page).toHaveURL(new RegExp(`instance=${shown?.instanceId}&stream=stderr&L=1$`));
});

test("a link with IDs that need encoding opens the right output", async ({ page, stack }) => {
  const instance = await findInstance(stack, oddInvocationId, () => true);
  await page.goto(listPath({ invocationId: oddInvocationId }));
  await invocationButton(page, oddInvocationId).click();
  await instanceRows(page, instance.instanceName).click();
  const [firstLine = ""] = (instance.output ?? "").split("\n");
  await expect(outputLines(page, "stdout", instance.instanceName)).toContainText(firstLine);
  await page.reload();
  await expect(outputLines(page, "stdout", instance.instanceName)).toContainText(firstLine);
});

test("Back and Forward go through filters, sorting and pages as they were", async ({ page }) => {
  const commandId = nightlyBackupCommandId;
  await page.goto(listPath({ commandId }));
  await expect(page.getByText(/^1–20 of/)).toBeVisible();
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page.getByText(/^21–40 of/)).toBeVisible();
  await page.getByRole("button", { name: "Failed", exact: true }).click();
  await expect(page).toHaveURL(listPath({ commandId, status: "Failed" }));
  await expect(page.getByText(/^1–\d+ of/)).toBeVisible();

  await page.goBack();
  await expect(page).toHaveURL(listPath({ commandId, page: "2" }));
  await expect(page.getByText(/^21–40 of/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Failed", exact: true })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
  await page.goBack();
  await expect(page.getByText(/^1–20 of/)).toBeVisible();
  await page.goForward();
  await page.goForward();
  await expect(page).toHaveURL(listPath({ commandId, status: "Failed" }));
  await expect(page.getByRole("button", { name: "Failed", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("Back takes away the text that rows were narrowed by, and then what they were sorted by", async ({
  page,
}) => {
  const commandId = nightlyBackupCommandId;
  const sorted = listPath({ commandId, sort: "duration.desc" });
  await page.goto(listPath({ commandId }));
  await expect(invocationButtons(page).first()).toBeVisible();
  await page.getByRole("columnheader", { name: "Duration" }).getByRole("button").click();
  await expect(page).toHaveURL(sorted);
  const find = page.getByRole("searchbox", { name: "Find in this page's rows" });
  await find.fill("con");
  await expect(page).toHaveURL(`${sorted}&find=con`);
  await find.fill("config");
  await expect(page).toHaveURL(`${sorted}&find=config`);
  await page.goBack();
  await expect(page).toHaveURL(sorted);
  await expect(find).toHaveValue("");
  await page.goBack();
  await expect(page).toHaveURL(listPath({ commandId }));
});

test("a reload shows the open rows and outputs again", async ({ page, stack }) => {
  const failed = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 127);
  await page.goto(listPath({ invocationId: mixedInvocationId }));
  await invocationButton(page, mixedInvocationId).click();
  await instanceRows(page, failed.instanceName).click();
  await expect(outputLines(page, "stderr", failed.instanceName)).toContainText("command not found");
  await page.reload();
  await expect(outputLines(page, "stderr", failed.instanceName)).toContainText("command not found");
});

test("an address that is no page says so and leads to the list", async ({ page }) => {
  await page.goto("/no/such/page");
  await expect(page.getByText("No such page")).toBeVisible();
  await page.getByRole("link", { name: "All invocations" }).click();
  await expect(page).toHaveURL("/");
  await expect(invocationButtons(page).first()).toBeVisible();
});
