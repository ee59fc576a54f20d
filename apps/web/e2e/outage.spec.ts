import { wellKnown } from "@command-history/simulator";
import { test as base, expect } from "./fixtures.ts";
import { invocationButton, invocationButtons, listPath } from "./list-page.ts";
import { startStack } from "./stack.ts";

/** Each test has an upstream of its own, which it can take down. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  stack: async ({}, use) => {
    const stack = await startStack({ invocations: 100 });
    await use(stack);
    await stack.close();
  },
});

test("a page opened during an outage says so, and loads by itself once it is over", async ({
  page,
  stack,
}) => {
  const port = Number(new URL(stack.upstreamUrl).port);
  await stack.simulator.close();
  await page.goto(listPath({ commandId: wellKnown.diskUsageCommandId }));
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("The connection to Zenlayer failed");
  await expect(notice).toContainText(/Tries again in \d+ s/);
  await expect(page.getByText("· Not loaded")).toBeVisible();
  await stack.simulator.listen(port);
  await expect(invocationButtons(page).first()).toBeVisible();
  await expect(notice).toHaveCount(0);
  await expect(page.getByText("· Not loaded")).toHaveCount(0);
});

test("rows that cannot be refreshed stay, and one notice says why, how old they are, and when it is tried again", async ({
  page,
  stack,
}) => {
  await page.goto(listPath({ invocationId: wellKnown.runningInvocationId }));
  await expect(invocationButtons(page)).toHaveCount(1);
  await stack.simulator.close();
  const notice = page.getByRole("alert");
  await expect(notice.getByRole("paragraph")).toHaveText([
    "The connection to Zenlayer failed",
    /^These rows were not refreshed\. As of .*, \d+ s ago/,
    "It may be back in a moment. If it stays so, tell whoever runs this dashboard, with the request ID.",
  ]);
  await expect(notice).toContainText(/Tries again in \d+ s|Trying again/);
  await expect(notice.getByRole("button", { name: "Retry" })).toBeVisible();
  await expect(page.getByText("These rows were not refreshed.")).toHaveCount(1);
});

test("an invocation opened during an outage loads by itself once it is over", async ({ page, stack }) => {
  const port = Number(new URL(stack.upstreamUrl).port);
  await stack.simulator.close();
  await page.goto(`/invocations/${wellKnown.mixedInvocationId}`);
  await expect(page.getByRole("alert")).toContainText(/Tries again in \d+ s/);
  await stack.simulator.listen(port);
  await expect(page.getByRole("heading", { name: "disk-usage-report" })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("an invocation that cannot be refreshed stays, and one notice says why and how old it is", async ({
  page,
  stack,
}) => {
  await page.goto(`/invocations/${wellKnown.runningInvocationId}`);
  const running = page.getByTitle("Still running");
  await expect(running.first()).toBeVisible();
  await stack.simulator.close();
  await expect(page.getByRole("alert")).toContainText(
    /This invocation was not refreshed\. As of .*, \d+ s ago/,
  );
  await expect(page.getByText("This invocation was not refreshed.")).toHaveCount(1);
  await expect(running).toHaveCount(0);
  await expect(page.getByTitle("Was running when it was last seen").first()).toBeVisible();
});

test("with Live switched off, only Retry asks again", async ({ page, stack }) => {
  await page.addInitScript(() => localStorage.setItem("command-history.live", "false"));
  const port = Number(new URL(stack.upstreamUrl).port);
  await stack.simulator.close();
  await page.goto(listPath({ invocationId: wellKnown.mixedInvocationId }));
  await expect(page.getByRole("alert")).toContainText("The connection to Zenlayer failed");
  await expect(page.getByRole("alert")).not.toContainText("Tries again");
  await stack.simulator.listen(port);
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(invocationButton(page, wellKnown.mixedInvocationId)).toBeVisible();
});

test("what is paused after failures is said to keep failing, with what the last one was, and nothing stands still beside the countdown", async ({
  page,
  stack,
}) => {
  for (const pageSize of [10, 20, 30, 40, 50]) {
    await page.request.get(`${stack.url}/api/invocations?commandId=fault-500&pageSize=${pageSize}`);
  }
  await page.goto(listPath({ commandId: "fault-500" }));
  const notice = page.getByRole("alert");
  await expect(notice).toContainText("Zenlayer keeps failing");
  await expect(notice).toContainText("The last time: Zenlayer answered with HTTP 500");
  await expect(notice).toContainText(/Tries again in \d+ s/);
  await expect(notice).not.toContainText("seconds");
});
