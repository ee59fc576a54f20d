import { wellKnown } from "@command-history/simulator";
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { lineNumber, outputPath, selectedRows, shownLines } from "./invocation-output.ts";
import { invocationPath, outputButtons } from "./invocation-page.ts";
import { instancesTable, invocationButtons, invocationsTable, listPath } from "./list-page.ts";
import { buttons, print } from "./sheet.ts";
import { askUpstream, findInstance } from "./upstream.ts";

const { mixedInvocationId, largeLogInvocationId, hostileInvocationId } = wellKnown;

test("the list is printed as its rows, in columns, without controls and in light colours", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(listPath({}));
  await print(page, [invocationButtons(page).first(), ...buttons(page, ["Refresh", "Export", "Columns"])]);
  await expect(invocationsTable(page).getByRole("columnheader", { name: "Command" })).toBeVisible();
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
});

test("a sheet says when it was printed", async ({ page }) => {
  await page.goto(listPath({}));
  await expect(invocationButtons(page).first()).toBeVisible();
  const said = page.getByText(/^Printed \d{4}-\d\d-\d\d \d\d:\d\d:\d\d/);
  await expect(said).toHaveCount(0);
  await page.pdf();
  await expect(said).toBeHidden();
  await print(page, []);
  await expect(said).toBeVisible();
});

test("a printed list names its filters, also those that are folded, and the text looked for", async ({
  page,
  stack,
}) => {
  const invocations = await askUpstream(stack, { invocationStatuses: ["Success"], pageSize: 13 });
  const ids = invocations.map(({ invocationId }) => invocationId);
  await page.goto(listPath({ status: "Success", invocationId: ids, find: "inv" }));
  const filters = page.getByRole("list", { name: "Filters in force" });
  await expect(filters).toContainText(ids[0] ?? "");
  await print(page, buttons(page, ["and 2 more", "Clear all"]));
  for (const id of ids) await expect(filters.getByText(id)).toBeVisible();
  await expect(filters.getByText("Success")).toBeVisible();
  await expect(page.getByText("Find: inv")).toBeVisible();
});

test("a printed list names the text that the instances of an open row are filtered by", async ({ page }) => {
  await page.goto(listPath({ invocationId: mixedInvocationId, open: mixedInvocationId }));
  await page.getByRole("searchbox", { name: "Filter instances by text" }).fill("edge-ams");
  await expect(page.getByText(/^\d+ of 200$/)).toBeVisible();
  await print(page, []);
  await expect(page.getByText("Find: edge-ams")).toBeVisible();
});

test("a list with an open row is printed in columns as wide as the sheet, without the links of the row", async ({
  page,
}) => {
  await page.goto(listPath({ invocationId: mixedInvocationId, open: mixedInvocationId }));
  await expect(instancesTable(page).getByRole("row").nth(1)).toBeVisible();
  await print(page, [page.getByRole("link", { name: "Open page" })]);
  const table = await invocationsTable(page).boundingBox();
  const last = await page.getByRole("columnheader", { name: "Main failure" }).boundingBox();
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo((table?.x ?? 0) + (table?.width ?? 0), 0);
});

test("the titles that sort are words on paper, which stand at the head of every sheet", async ({ page }) => {
  await page.goto(listPath({}));
  await print(page, [invocationButtons(page).first()]);
  const title = page.getByRole("columnheader", { name: "Command" }).getByRole("button");
  await expect(title).toHaveCSS("display", "contents");
});

/** What a sheet says of rows that are not on it. */
function noteOfRowsLeftOut(table: Locator): Promise<string> {
  return table
    .locator("tbody[aria-hidden] td")
    .last()
    .evaluate((cell) => getComputedStyle(cell, "::after").content);
}

test("a sheet says that rows are left out, and that an export has them only where one does", async ({
  page,
}) => {
  await page.goto(listPath({ pageSize: "500" }));
  await print(page, [invocationButtons(page).first()]);
  expect(await noteOfRowsLeftOut(invocationsTable(page))).toContain("not in view: an export has all");
  // The other run has instances of its own: of up to 200 none is left out.
  await page.goto(invocationPath(mixedInvocationId, { run: hostileInvocationId }));
  const both = page.getByRole("table", { name: "Instances of both runs" });
  await expect(both.getByRole("row").nth(1)).toBeVisible();
  expect(await noteOfRowsLeftOut(both)).toMatch(/not in view"$/);
});

test("an invocation is printed as its facts, its instances and the output on display", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId, { task: "Failed" }));
  await print(page, [
    outputButtons(page).first(),
    ...buttons(page, ["Refresh", "Group by output", "Wrap", "Next failed instance", "Show all"]),
  ]);
  await expect(page.getByText(mixedInvocationId).first()).toBeVisible();
  await expect(page.getByRole("log")).toBeVisible();
});

test("groups are printed with their instances and what is ignored", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId, { group: "output", ignore: "numbers" }));
  const four = page.getByRole("listitem", { name: /^4 instances, Failed, exit 1$/ });
  await four.getByRole("button", { name: "List", exact: true }).click();
  const members = four.getByRole("list").getByRole("listitem");
  await expect(members).toHaveCount(4);
  await print(page, [
    ...buttons(page, ["Hide list", "Rarest first", "Largest first", "Times"]),
    four.getByRole("button", { name: /^Show output of/ }),
    four.getByRole("button", { name: /^Compare with largest/ }),
    four.getByRole("button", { name: /^Copy/ }),
  ]);
  await expect(page.getByText("Read-only file system").first()).toBeVisible();
  for (const member of await members.all()) await expect(member.getByText(/-\d+$/)).toBeVisible();
  await expect(page.getByText("Numbers", { exact: true })).toBeVisible();
});

test("a group of many names is printed with all of them, and without the hint to show one", async ({
  page,
}) => {
  await page.goto(invocationPath(mixedInvocationId, { group: "output", ignore: "numbers" }));
  const folded = page.getByText(/^and \d+ more$/);
  const more = Number(/\d+/.exec(await folded.innerText())?.[0]);
  const ranges = page
    .getByRole("listitem")
    .filter({ has: folded })
    .getByText(/^\S+-(?:\d+|\[[\d,-]+\])$/);
  const shown = ranges.filter({ visible: true });
  const onScreen = await shown.count();
  await print(page, [folded, page.getByText("No output loaded"), page.getByText(/^Show a group/)]);
  await expect(shown).toHaveCount(onScreen + more);
});

test("a difference is printed in light colours, with the name of its stream", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(invocationPath(mixedInvocationId, { group: "output", ignore: "numbers" }));
  await page
    .getByRole("listitem", { name: /^9 instances/ })
    .getByRole("button", { name: /^Compare with largest/ })
    .click();
  const difference = page.getByRole("region", { name: "Difference of two outputs" });
  await print(page, [
    ...buttons(page, ["Swap", "Close", "Previous", "Next", "Side by side", "One column"]),
    difference.getByRole("button", { name: /^stderr/ }),
  ]);
  await expect(difference.getByRole("button", { name: "stdout differs" })).toBeVisible();
  await expect(difference.getByRole("cell", { name: /^Only left/ }).first()).toHaveCSS(
    "background-color",
    "rgb(255, 244, 220)",
  );
});

/** How many of the lines in the page stand, in part or in whole, outside the box that shows them. */
function cutLines(lines: Locator): Promise<number> {
  return lines.evaluate((region) => {
    const box = region.getBoundingClientRect();
    return [...region.querySelectorAll("[data-line]")].filter((line) => {
      const { top, bottom } = line.getBoundingClientRect();
      return top < box.top || bottom > box.bottom;
    }).length;
  });
}

test("an output that was scrolled is printed with all lines around those on display, and stays where it was", async ({
  page,
  stack,
}) => {
  const { instanceId } = await findInstance(
    stack,
    largeLogInvocationId,
    ({ output }) => (output?.length ?? 0) > 4_000_000,
  );
  await page.goto(outputPath(largeLogInvocationId, { instance: instanceId, stream: "stdout", L: "300-305" }));
  const lines = shownLines(page, "stdout");
  await expect(selectedRows(lines)).toHaveCount(6);
  await expect(lineNumber(lines, 300)).toBeInViewport();
  expect(await cutLines(lines)).toBeGreaterThan(0);
  await print(page, buttons(page, ["Wrap"]));
  await expect(selectedRows(lines)).toHaveCount(6);
  expect(await cutLines(lines)).toBe(0);
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(lineNumber(lines, 300)).toBeInViewport();
  await expect(lineNumber(lines, 1)).toBeHidden();
});
