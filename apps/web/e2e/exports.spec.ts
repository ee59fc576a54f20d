import { readFile } from "node:fs/promises";
import { wellKnown } from "@command-history/simulator";
import type { Download, Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { invocationPath, outputButtons } from "./invocation-page.ts";
import { invocationButtons, listPath } from "./list-page.ts";
import { askUpstream, instancesOf } from "./upstream.ts";

const { largeLogInvocationId, mixedInvocationId, nightlyBackupCommandId } = wellKnown;

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

/** Saves an export and gives its bytes. */
async function save(page: Page, item: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), choose(page, item)]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

/** How far down the lower one stands over the upper one, in pixels; not above zero where it stands clear of it. */
async function overlap(upper: Locator, lower: Locator): Promise<number> {
  const [above, below] = await Promise.all([upper.boundingBox(), lower.boundingBox()]);
  if (above === null || below === null) throw new Error("one of them is not on the page");
  return above.y + above.height - below.y;
}

test("all pages of the filtered list are saved, and the page says how many rows they were", async ({
  page,
  stack,
}) => {
  const invocations = await askUpstream(stack, { commandIds: [nightlyBackupCommandId], pageSize: 1000 });
  await page.goto(listPath({ commandId: nightlyBackupCommandId }));
  await expect(invocationButtons(page).first()).toBeVisible();
  const { name, bytes } = await save(page, "All pages as NDJSON");
  expect(name).toMatch(/^invocations_.*\.ndjson$/);
  const lines = bytes.toString("utf8").trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).invocationId).sort()).toEqual(
    invocations.map(({ invocationId }) => invocationId).sort(),
  );
  const exports = page.getByRole("complementary", { name: "Exports" });
  await expect(exports).toContainText(`Saved ${name}`);
  await expect(exports).toContainText(`${lines.length} of ${lines.length} rows`);
  await exports.getByRole("button", { name: "Dismiss" }).click();
  await expect(exports).toBeHidden();
});

test("one page of the list is saved as CSV", async ({ page }) => {
  await page.goto(listPath({ commandId: nightlyBackupCommandId, pageSize: "5" }));
  await expect(invocationButtons(page)).toHaveCount(5);
  const { name, bytes } = await save(page, "This page as CSV");
  expect(name).toMatch(/\.csv$/);
  expect(bytes.toString("utf8")).toContain(nightlyBackupCommandId);
  await expect(page.getByRole("complementary", { name: "Exports" })).toContainText("5 rows");
});

test("the last rows of the list can be scrolled clear of the exports", async ({ page }) => {
  await page.goto(listPath({ commandId: nightlyBackupCommandId }));
  const row = invocationButtons(page).last();
  await expect(row).toBeVisible();
  await choose(page, "This page as CSV");
  const exports = page.getByRole("complementary", { name: "Exports" });
  await expect(exports).toContainText("Saved");
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
  await expect.poll(() => overlap(row, exports)).toBeLessThanOrEqual(0);
  await expect(
    page.getByRole("button", { name: "Next page" }),
    "the paging bar stays below",
  ).toBeInViewport();
});

test("an invocation is saved as CSV, as NDJSON and as a zip", async ({ page, stack }) => {
  const instances = await instancesOf(stack, mixedInvocationId);
  await page.goto(invocationPath(mixedInvocationId));
  await expect(outputButtons(page).first()).toBeVisible();
  const csv = await save(page, "Instances as CSV");
  expect(csv.bytes.toString("utf8")).toContain(instances[0]?.instanceId);
  const ndjson = await save(page, "Instances with their outputs as NDJSON");
  expect(ndjson.bytes.toString("utf8").trimEnd().split("\n")).toHaveLength(instances.length);
  const zip = await save(page, "All outputs as files in a zip");
  expect(zip.name).toMatch(/\.zip$/);
  expect(zip.bytes.subarray(0, 2).toString("latin1")).toBe("PK");
  const withOutput = instances.filter(({ output, outputError }) => output !== null || outputError !== null);
  await expect(page.getByRole("complementary", { name: "Exports" })).toContainText(
    `${withOutput.length} of ${withOutput.length} instances with output`,
  );
});

test("an export that the upstream refuses says why, and nothing is saved", async ({ page }) => {
  const downloads: Download[] = [];
  page.on("download", (download) => downloads.push(download));
  await page.goto(listPath());
  // Refused for an export only, whose list is shown.
  await page.route("**/api/exports/invocations?*", (route) =>
    route.continue({ url: `${route.request().url()}&commandId=fault-500` }),
  );
  await choose(page, "All pages as CSV");
  const exports = page.getByRole("complementary", { name: "Exports" });
  await expect(exports).toContainText("Not saved: All pages as CSV");
  await expect(exports).toContainText("Zenlayer reported an error");
  expect(downloads).toEqual([]);
});

test("an export that breaks midway says so, and nothing is saved", async ({ page }) => {
  const downloads: Download[] = [];
  page.on("download", (download) => downloads.push(download));
  await page.goto(listPath({ commandId: "fault-truncated" }));
  await expect(page.getByRole("alert")).toBeVisible();
  const exports = page.getByRole("complementary", { name: "Exports" });
  for (const format of ["CSV", "NDJSON"]) {
    await choose(page, `This page as ${format}`);
    await expect(exports).toContainText(`Not saved: This page as ${format}`);
    await expect(exports.getByRole("button", { name: "Retry" }).first()).toBeVisible();
  }
  expect(downloads).toEqual([]);
});

test("an export can be cancelled while it runs, and the keyboard goes on where it was", async ({ page }) => {
  await page.goto(listPath({ commandId: "fault-stall" }));
  await expect(page.getByText(/rows so far/)).toBeVisible();
  await choose(page, "This page as CSV");
  const exports = page.getByRole("complementary", { name: "Exports" });
  await expect(exports.getByRole("progressbar", { name: "Export" })).toBeVisible();
  await exports.getByRole("button", { name: "Cancel" }).press("Enter");
  await expect(exports).toContainText("Cancelled: This page as CSV");
  await expect(exports).toContainText("Nothing was saved");
  await expect(page.getByText("Export cancelled")).toBeAttached();
  await expect(exports.getByRole("button", { name: "Dismiss" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(exports).toBeHidden();
  await expect(page.getByRole("button", { name: "Export" })).toBeFocused();
});

test("an output ends above the exports, however many of them there are", async ({ page, context }) => {
  await page.goto(invocationPath(largeLogInvocationId));
  const output = page.getByRole("log").first();
  await expect(output).toContainText(/\S/);
  const exports = page.getByRole("complementary", { name: "Exports" });
  // The part of the page that shows exports has come.
  await save(page, "Instances as CSV");
  await context.setOffline(true);
  // Those that failed stay; so many are more than there is room for.
  for (const count of [1, 2, 3, 4, 5]) {
    await choose(page, "Instances as CSV");
    await expect(exports.getByRole("alert")).toHaveCount(count);
  }
  expect(
    await exports.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight),
  ).toBeGreaterThan(0);
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
  await expect.poll(() => overlap(output, exports)).toBeLessThanOrEqual(0);
  expect((await output.boundingBox())?.height).toBeGreaterThan(150);
});
