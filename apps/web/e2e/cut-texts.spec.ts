import { wellKnown } from "@command-history/simulator";
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { instanceRow, invocationPath } from "./invocation-page.ts";
import { instanceRows, invocationButtons, invocationsTable, listPath } from "./list-page.ts";

const { mixedInvocationId } = wellKnown;

/** The texts within these elements that have less room than they take. */
function cutTexts(elements: Locator): Promise<string[]> {
  return elements.evaluateAll((all) =>
    all
      .flatMap((element) => [element, ...element.querySelectorAll("*")])
      .filter((element) => element.scrollWidth > element.clientWidth && element.clientWidth > 0)
      .map((element) => element.textContent),
  );
}

/** What these empty fields say in grey and have no room for. */
function cutPlaceholders(fields: Locator): Promise<string[]> {
  return fields.evaluateAll((inputs) =>
    inputs
      .filter((input) => input instanceof HTMLInputElement)
      .filter((input) => {
        const style = getComputedStyle(input);
        const words = document.createElement("canvas").getContext("2d");
        if (words === null) throw new Error("nothing to measure with");
        words.font = style.font;
        const room =
          input.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
        return words.measureText(input.placeholder).width > room;
      })
      .map(({ placeholder }) => placeholder),
  );
}

test("empty fields can be told apart by their words in any width", async ({ page }) => {
  const widths = [1440, 1024, 720, 390, 320];
  await test.step("the filters of the list", async () => {
    await page.goto(listPath());
    const fields = page.getByRole("textbox", { name: /^Add .* to the filter$/ });
    await expect(fields).toHaveCount(3);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect(await cutPlaceholders(fields), `at ${width}`).toEqual([]);
    }
  });
  await test.step("the search of all outputs", async () => {
    await page.goto(invocationPath(mixedInvocationId));
    const field = page.getByRole("searchbox", { name: "Search all outputs" });
    await expect(field).toBeVisible();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect(await cutPlaceholders(field), `at ${width}`).toEqual([]);
    }
  });
});

test("a long type of a command is whole, as is the ID with it", async ({ page }) => {
  await page.route(/\/api\/invocations(\?|$)/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replaceAll('"SHELL"', '"POWERSHELL"'),
    });
  });
  await page.goto("/");
  const cells = invocationsTable(page).locator('td[data-column="command"]');
  for (const width of [1440, 1300, 1200, 1024, 800]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(cells.first()).toContainText("POWERSHELL");
    expect(await cutTexts(cells.getByText(/^(POWERSHELL|cmd-\w{12})$/)), `at ${width}`).toEqual([]);
  }
});

test("at 1024 pixels the list cuts off no command ID and no count, and names the instance that failed", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 800 });
  await page.goto(listPath({ status: ["Failed", "PartialFailed"] }));
  await expect(invocationButtons(page).first()).toBeVisible();
  const table = invocationsTable(page);
  expect(await cutTexts(table.locator('td[data-column="instances"]'))).toEqual([]);
  const ids = table.locator('td[data-column="command"]').getByText(/^cmd-\w{12}$/);
  await expect(ids.first()).toBeVisible();
  expect(await cutTexts(ids)).toEqual([]);
  const failures = table.locator('td[data-column="failure"]').filter({ hasText: "Instance does not exist" });
  expect(await cutTexts(failures)).toEqual([]);
  await expect(failures.first().getByTitle(/^Instance does not exist on ./)).toBeVisible();
});

test("IDs in a row stay whole while their copy buttons are there", async ({ page }) => {
  await test.step("of an instance, under the pointer", async () => {
    await page.goto(invocationPath(mixedInvocationId));
    const row = instanceRow(page, "db-dxb-002");
    await row.hover();
    await expect(row.getByRole("button", { name: "Copy instance ID" })).toBeInViewport({ ratio: 1 });
    expect(await cutTexts(row.locator('td[data-column="instance"]'))).toEqual([]);
  });
  await test.step("of an invocation, its command and its instances, in an open row of a tight list", async () => {
    await page.setViewportSize({ width: 1024, height: 800 });
    await page.goto(listPath({ invocationId: mixedInvocationId, open: mixedInvocationId }));
    await expect(instanceRows(page).first()).toBeVisible();
    const row = invocationsTable(page)
      .getByRole("row")
      .filter({ has: page.getByRole("button", { name: `, ${mixedInvocationId}` }) });
    for (const [column, copy] of [
      ["status", "Copy invocation ID"],
      ["command", "Copy command ID"],
    ] as const) {
      await expect(row.getByRole("button", { name: copy })).toBeVisible();
      expect(await cutTexts(row.locator(`td[data-column="${column}"]`))).toEqual([]);
    }
    await instanceRows(page).first().hover();
    expect(await cutTexts(instanceRows(page).first().locator('td[data-column="instance"]'))).toEqual([]);
  });
});

test("what is unreadable in a row of the list is said in full", async ({ page }) => {
  await page.goto(listPath({ commandId: "fault-broken-rows" }));
  const cells = invocationsTable(page)
    .locator('td[data-column="command"]')
    .filter({ hasText: /Unreadable: |This row could not be read/ });
  await expect(cells).not.toHaveCount(0);
  expect(await cutTexts(cells)).toEqual([]);
});

test.describe("on a tablet, where nothing is pointed at", () => {
  test.use({ viewport: { width: 1024, height: 800 }, hasTouch: true, isMobile: true });

  test("a long name of a command ends before the button that copies its ID", async ({ page }) => {
    const long = "deploy-edge-app-with-a-name-that-is-longer-than-its-column";
    await page.route(/\/api\/invocations(\?|$)/, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll('"deploy-edge-app"', JSON.stringify(long));
      await route.fulfill({ response, body });
    });
    await page.goto("/");
    const cell = invocationsTable(page)
      .locator('td[data-column="command"]')
      .filter({ has: page.getByText(long) })
      .first();
    const name = await cell.getByText(long).boundingBox();
    const button = await cell.getByRole("button", { name: "Copy command ID" }).boundingBox();
    if (name === null || button === null) throw new Error("the cell is not shown");
    expect(name.x + name.width).toBeLessThanOrEqual(button.x);
  });
});
