import { wellKnown } from "@command-history/simulator";
import { expect, test } from "./fixtures.ts";
import { outputButtons } from "./invocation-page.ts";
import {
  instancesTable,
  invocationButton,
  invocationButtons,
  invocationsTable,
  listPath,
} from "./list-page.ts";

const faults = [
  ["fault-rate-limit", "Too many requests", "RATE_LIMITED"],
  ["fault-auth", "Zenlayer refused the credentials", "UPSTREAM_AUTH"],
  ["fault-clock", "The server's clock is off", "CLOCK_SKEW"],
  ["fault-challenge", "Zenlayer blocked the request before its API", "UPSTREAM_BLOCKED"],
  ["fault-451", "Zenlayer blocked the request before its API", "UPSTREAM_BLOCKED"],
  ["fault-500", "Zenlayer reported an error", "UPSTREAM_ERROR"],
  ["fault-502-html", "Zenlayer reported an error", "UPSTREAM_ERROR"],
  ["fault-html", "Zenlayer's answer cannot be read", "UPSTREAM_BAD_RESPONSE"],
  ["fault-error-200", "Zenlayer reported an error", "UPSTREAM_ERROR"],
] as const;

test("every fault of the upstream is told in words, with the request ID and Retry", async ({
  page,
  stack,
}) => {
  for (const [fault, words, code] of faults) {
    await page.goto(listPath({ commandId: fault }));
    const notice = page.getByRole("alert");
    await expect(notice, fault).toContainText(words);
    await expect(notice, fault).toContainText(code);
    await expect(notice.getByRole("button", { name: "Copy Request ID" })).toBeVisible();
    const requestId = await notice.getByRole("definition").first().getByText(/./).first().textContent();
    expect(stack.log(), fault).toContain(`"requestId":"${requestId}"`);
    await expect(notice.getByRole("button", { name: /^Retry/ })).toBeVisible();
  }
});

test("an error stands where the rows would, and nothing is offered that takes rows", async ({ page }) => {
  await page.goto(listPath({ commandId: "fault-500" }));
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("Zenlayer reported an error");
  const find = await page.getByRole("searchbox", { name: "Find in this page's rows" }).boundingBox();
  const said = await notice.boundingBox();
  if (find === null || said === null) throw new Error("one of them is not shown");
  expect(find.y + find.height).toBeLessThan(said.y);
  for (const name of ["Export", "Columns"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
  await expect(page.getByRole("columnheader")).toHaveCount(0);
  await page.getByRole("button", { name: "Clear all" }).click();
  await expect(invocationButtons(page).first()).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Command" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Export" })).toBeVisible();
});

test("Retry waits out the time that the upstream asked for", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("command-history.live", "false"));
  await page.clock.install();
  await page.goto(listPath({ commandId: "fault-rate-limit" }));
  const retry = page.getByRole("alert").getByRole("button", { name: /^Retry/ });
  await expect(retry).toHaveText(/Retry in \d s/);
  await expect(retry).toBeDisabled();
  await page.clock.runFor("00:08");
  await expect(retry).toHaveText("Retry");
  await expect(retry).toBeEnabled();
});

test("Retry asks again", async ({ page, stack }) => {
  await page.goto(listPath({ commandId: "fault-500" }));
  const asked = () => stack.simulator.requests.filter(({ body }) => body?.includes("fault-500")).length;
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("Zenlayer reported an error");
  await expect(page.getByRole("button", { name: "Next page" })).toHaveAttribute("aria-disabled", "true");
  const before = asked();
  await notice.getByRole("button", { name: "Retry" }).click();
  await expect.poll(asked).toBeGreaterThan(before);
  await expect(notice).toContainText("Zenlayer reported an error");
});

test("an error of an open row is told in that row, which loads once it can", async ({ page, context }) => {
  const { mixedInvocationId, largeLogInvocationId } = wellKnown;
  await page.goto(listPath({ invocationId: [mixedInvocationId, largeLogInvocationId] }));
  await invocationButton(page, largeLogInvocationId).click();
  await expect(instancesTable(page)).toHaveCount(1);
  await context.setOffline(true);
  await invocationButton(page, mixedInvocationId).click();
  const notice = invocationsTable(page).getByRole("alert");
  await expect(notice).toContainText("You are offline");
  await expect(instancesTable(page)).toHaveCount(1);
  await context.setOffline(false);
  await expect(instancesTable(page)).toHaveCount(2);
  await expect(notice).toHaveCount(0);
});

test("without a network the page says so, keeps its rows, and comes back by itself", async ({
  page,
  context,
}) => {
  await page.goto(listPath({ invocationId: wellKnown.mixedInvocationId }));
  await expect(invocationButtons(page)).toHaveCount(1);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByRole("alert")).toContainText("You are offline");
  await expect(page.getByText("These rows were not refreshed.")).toBeVisible();
  await expect(page.getByText("· Not refreshed")).toBeVisible();
  await expect(invocationButtons(page)).toHaveCount(1);
  await context.setOffline(false);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByText("These rows were not refreshed.")).toHaveCount(0);
});

test("without a network, what was not loaded yet says so, and comes once there is one", async ({
  page,
  context,
}) => {
  await page.goto(listPath({ invocationId: wellKnown.mixedInvocationId }));
  await expect(invocationButtons(page)).toHaveCount(1);
  await context.setOffline(true);
  await page.keyboard.press("?");
  await expect(page.getByRole("alert")).toContainText("You are offline");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(page.getByRole("alert")).toContainText("You are offline");
  await page.getByRole("alert").getByRole("button", { name: "Retry" }).click();
  await expect(page.getByRole("alert")).toContainText("You are offline");
  await context.setOffline(false);
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("without a network, a page that was not loaded yet names the invocation, leads back, and comes once there is one", async ({
  page,
  context,
}) => {
  const { mixedInvocationId } = wellKnown;
  await page.goto(listPath({ invocationId: mixedInvocationId }));
  await expect(invocationButtons(page)).toHaveCount(1);
  await context.setOffline(true);
  const link = page.getByRole("link", { name: mixedInvocationId });
  const notice = page.getByRole("alert");
  await link.click();
  await expect(notice).toContainText("You are offline");
  await expect(page.locator("header").filter({ hasText: mixedInvocationId })).toContainText(
    "disk-usage-report",
  );
  await page.getByRole("link", { name: "Invocations", exact: true }).click();
  await expect(invocationButtons(page)).toHaveCount(1);
  await expect(notice).toHaveCount(0);
  await link.click();
  await expect(notice).toContainText("You are offline");
  await context.setOffline(false);
  await expect(page.getByRole("log").first()).toContainText(/\S/);
  await expect(notice).toHaveCount(0);
});

test("an output opened without a network comes by itself once there is one", async ({ page, context }) => {
  await page.goto(`/invocations/${wellKnown.mixedInvocationId}`);
  const output = page.getByRole("log");
  await expect(output.first()).toContainText(/\S/);
  await context.setOffline(true);
  await outputButtons(page).last().click();
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("This is shown once the network is back.");
  await context.setOffline(false);
  await expect(notice).toHaveCount(0);
  await expect(output.first()).toContainText(/\S/);
});

test("an export that found no network says that it is to be tried again", async ({ page, context }) => {
  await page.goto(listPath({ invocationId: wellKnown.mixedInvocationId }));
  await expect(invocationButtons(page)).toHaveCount(1);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "This page as CSV" }).click();
  const exports = page.getByRole("complementary", { name: "Exports" });
  const words = exports.getByRole("alert").getByRole("paragraph");
  // The part of the page that shows exports was not loaded yet either.
  await expect(words).toHaveText(["You are offline", "This is shown once the network is back."]);
  await context.setOffline(false);
  await expect(words).toHaveText(["You were offline", "Try again once the network is back."]);
  await exports.getByRole("button", { name: "Retry" }).click();
  await expect(exports).toContainText("Saved");
});

test("a profile that does not exist is named as the fault", async ({ page }) => {
  await page.goto(listPath({ profile: "nobody" }));
  const notice = page.getByRole("alert");
  await expect(notice.getByRole("paragraph")).toHaveText([
    "No such profile",
    "This server has no account of that name that is open to you.",
    "Choose another profile.",
  ]);
});
