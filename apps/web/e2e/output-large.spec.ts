import { EventEmitter, once } from "node:events";
import { readFile } from "node:fs/promises";
import { wellKnown } from "@command-history/simulator";
import { expect, test } from "./fixtures.ts";
import { invocationPath } from "./invocation-page.ts";
import { instanceRows, listPath, outputFrame, outputLines } from "./list-page.ts";
import { findInstance } from "./upstream.ts";

const { largeLogInvocationId, manyLinesInvocationId } = wellKnown;

test("a log of 5 MB is read to its end, and downloads whole", async ({ page, stack }) => {
  const { instanceName, output } = await findInstance(
    stack,
    largeLogInvocationId,
    (instance) => (instance.output?.length ?? 0) > 4_000_000,
  );
  const text = output ?? "";
  await page.goto(listPath({ invocationId: largeLogInvocationId, open: largeLogInvocationId }));
  await instanceRows(page, instanceName).click();
  const lines = outputLines(page, "stdout", instanceName);
  await expect(lines).toHaveAttribute("aria-busy", "false");
  await expect(lines).toContainText(text.slice(0, text.indexOf("\n")));
  await lines.press("End");
  const lastLine = text.trimEnd().slice(text.trimEnd().lastIndexOf("\n") + 1);
  await expect(lines).toContainText(lastLine);

  const downloading = page.waitForEvent("download");
  await outputFrame(page, "stdout", instanceName).getByRole("link", { name: "Download" }).click();
  expect(await readFile(await (await downloading).path(), "utf8")).toBe(text);
});

test("an output of which nothing has come yet says that it is loading, in its own place", async ({
  page,
}) => {
  const held = new EventEmitter();
  await page.route("**/stdout*", async (route) => {
    await once(held, "release");
    await route.continue();
  });
  await page.goto(listPath({ invocationId: largeLogInvocationId, open: largeLogInvocationId }));
  await instanceRows(page).first().click();
  const words = page.getByRole("region", { name: /^stdout of/ }).getByText("Loading…");
  await expect(words).toBeVisible();
  held.emit("release");
  await expect(page.getByRole("log", { name: /^stdout of/ })).toContainText("GET");
  await expect(words).toHaveCount(0);
});

test("beside a short list only a large output scrolls, not the page as well", async ({ page }) => {
  await page.goto(invocationPath(largeLogInvocationId));
  const lines = page.getByRole("log", { name: /^stdout of/ });
  await expect(lines).toHaveAttribute("aria-busy", "false");
  await expect(lines).toBeInViewport({ ratio: 1 });
  const surplus = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(surplus).toBe(0);
});

test("a million lines scroll from the first to the last", async ({ page }) => {
  await page.goto(listPath({ invocationId: manyLinesInvocationId, open: manyLinesInvocationId }));
  await instanceRows(page).first().click();
  const frame = page.getByRole("region", { name: /^stdout of/ });
  const lines = page.getByRole("log", { name: /^stdout of/ });
  await expect(frame).toContainText("1,000,000 lines", { timeout: 90_000 });
  await expect(lines.getByText("1", { exact: true })).toBeVisible();
  await lines.press("End");
  await expect(lines.getByText("1000000", { exact: true })).toBeVisible();
  await lines.press("Home");
  await expect(lines.getByText("1", { exact: true })).toBeVisible();
});
