import { wellKnown } from "@command-history/simulator";
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { invocationButtons, invocationsTable, listPath } from "./list-page.ts";

const commandId = wellKnown.diskUsageCommandId;

test("a click on a column's title sorts this page, says so, and goes to the address", async ({ page }) => {
  await page.goto(listPath({ commandId, status: "PartialFailed" }));
  await expect(invocationButtons(page).first()).toBeVisible();
  const header = invocationsTable(page).getByRole("columnheader", { name: "Duration" });
  await header.getByRole("button").click();
  await expect(header).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(listPath({ commandId, status: "PartialFailed", sort: "duration.desc" }));
  await expect(page.getByText("Sorts this page by Duration")).toBeVisible();
  await page.getByRole("searchbox", { name: "Find in this page's rows" }).fill("no such text");
  await expect(page.getByText(/^0 of \d+ rows on this page match$/)).toBeVisible();
  await expect(page.getByText("· Sorts this page by Duration")).toBeVisible();
  await page.getByRole("button", { name: "Undo sort" }).click();
  await expect(header).not.toHaveAttribute("aria-sort");
});

test("a text narrows the rows on this page, says how many match, and has a way out", async ({ page }) => {
  await page.goto(listPath({ invocationId: [wellKnown.mixedInvocationId, wellKnown.largeLogInvocationId] }));
  await expect(invocationButtons(page)).toHaveCount(2);
  const find = page.getByRole("searchbox", { name: "Find in this page's rows" });
  await find.fill("DISK-usage");
  await expect(invocationButtons(page)).toHaveCount(1);
  await expect(page.getByText("1 of 2 rows on this page match")).toBeVisible();
  await expect(page).toHaveURL(/[?&]find=DISK-usage/);
  await find.fill("no such text");
  await expect(page.getByText("No row on this page matches")).toBeVisible();
  // There are none.
  await expect(page.getByText("Other pages are not searched")).toHaveCount(0);
  await page.getByRole("button", { name: "Clear the text" }).click();
  await expect(invocationButtons(page)).toHaveCount(2);
  await expect(find).toHaveValue("");
});

test("the text filter finds a time as it is written, in the zone chosen", async ({ page }) => {
  const ids = [wellKnown.mixedInvocationId, wellKnown.largeLogInvocationId];
  await page.goto(listPath({ invocationId: ids }));
  const row = invocationsTable(page).getByRole("row", { name: wellKnown.mixedInvocationId });
  const written = await row.locator("time").evaluate((time) => time.firstChild?.textContent ?? "");
  const find = page.getByRole("searchbox", { name: "Find in this page's rows" });
  await find.fill(written);
  await expect(invocationButtons(page)).toHaveCount(1);
  await expect(row).toBeVisible();
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("UTC");
  await expect(page.getByText("No row on this page matches")).toBeVisible();
});

test("where no row on the page has the text, the next page and a larger one are offered", async ({
  page,
}) => {
  const bulk = wellKnown.manyInvocationsCommandId;
  await page.goto(listPath({ commandId: bulk, find: "00150" }));
  await expect(page.getByText("Other pages are not searched")).toBeVisible();
  await page.getByRole("button", { name: "Look on the next page" }).click();
  await expect(page).toHaveURL(listPath({ commandId: bulk, page: "2", find: "00150" }));
  await page.getByRole("button", { name: "Look through the first 100 rows" }).click();
  await page.getByRole("button", { name: "Look through the first 1,000 rows" }).click();
  await expect(invocationButtons(page)).toHaveCount(1);
  await expect(page).toHaveURL(listPath({ commandId: bulk, pageSize: "1000", find: "00150" }));
});

test("a row tells how its instances fared and why the first one failed", async ({ page }) => {
  await page.goto(listPath({ invocationId: wellKnown.mixedInvocationId }));
  const row = invocationsTable(page).getByRole("row", { name: /disk-usage-report/ });
  await expect(row).toContainText("Partly failed");
  await expect(row).toContainText("194 ok · 5 failed · 1 timed out");
  await expect(row).toContainText("Exit code");
});

test("the head of a column of numbers ends where the numbers do", async ({ page }) => {
  await page.goto(listPath({ commandId, status: "PartialFailed" }));
  await expect(invocationButtons(page).first()).toBeVisible();
  const title = invocationsTable(page).getByRole("button", { name: "Queue delay" });
  const cell = invocationsTable(page).locator('td[data-column="delay"]').first();
  expect(await rightEdgeOfText(title)).toBeCloseTo(await rightEdgeOfText(cell), 0);
});

/** Where the text in an element ends, in pixels from the left edge of the window. */
function rightEdgeOfText(element: Locator): Promise<number> {
  return element.evaluate((node) => {
    const words = document.createRange();
    for (const text of node.childNodes) if (text instanceof Text) words.selectNode(text);
    return words.getBoundingClientRect().right;
  });
}
