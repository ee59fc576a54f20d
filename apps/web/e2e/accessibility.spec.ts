import { wellKnown } from "@command-history/simulator";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { invocationPath } from "./invocation-page.ts";
import { instanceRows, invocationButton, invocationButtons, listPath } from "./list-page.ts";

const { mixedInvocationId, hostileInvocationId } = wellKnown;

test("the list has no axe violation", async ({ page }) => {
  await page.goto(listPath({ pageSize: "5" }));
  await expect(invocationButtons(page).first()).toBeVisible();
  await expectAccessible(page);
});

test("open rows and open outputs have no axe violation", async ({ page }) => {
  const open = ["fault-total-first-row-1", "fault-total-first-row-2"];
  await page.goto(listPath({ commandId: "fault-total-first", open }));
  await instanceRows(page, "Failed").click();
  await expect(page.getByRole("log", { name: "stderr of edge-ams-002" })).toContainText("not found");
  await expectAccessible(page);
});

test("a hostile invocation with coloured outputs has no axe violation", async ({ page }) => {
  await page.goto(listPath({ invocationId: hostileInvocationId, open: hostileInvocationId }));
  for (const name of ["cursor-tricks", "osc-"]) await instanceRows(page, name).click();
  for (const tab of await page.getByRole("tab", { name: "Both" }).all()) await tab.click();
  await expect(page.getByRole("log", { name: "stdout of cursor-tricks" })).toContainText("concealed");
  await expectAccessible(page);
});

test("filters in force, suggestions and the choice of columns have no axe violation", async ({ page }) => {
  await page.goto(
    listPath({
      invocationId: mixedInvocationId,
      status: "PartialFailed",
      sort: "created.desc",
      find: "disk",
    }),
  );
  await expect(invocationButton(page, mixedInvocationId)).toBeVisible();
  await page.getByRole("textbox", { name: "Add Command ID to the filter" }).click();
  await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Columns" }).click();
  await expect(page.getByRole("checkbox", { name: "Duration" })).toBeVisible();
  await expectAccessible(page);
});

const listStates = [
  ["a first load", "fault-hang", /Refresh/],
  ["a page that stalls", "fault-stall", /rows so far/],
  ["an error", "fault-500", /Zenlayer reported an error/],
  ["an error to wait for", "fault-rate-limit", /Tries again in/],
  ["a page that broke off", "fault-truncated", /cannot be read/],
  ["rows that cannot be read", "fault-broken-rows", /Unreadable/],
  ["a list without rows", "cmd-none", /No invocation matches/],
] as const;

test("no state of the list has an axe violation", async ({ page }) => {
  test.slow();
  for (const [state, commandId, sign] of listStates) {
    await test.step(state, async () => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(listPath({ commandId }));
      await expect(page.getByText(sign).first()).toBeVisible();
      await expectAccessible(page);
    });
  }
});

test("a link with unusable parts, and an address that leads nowhere, have no axe violation", async ({
  page,
}) => {
  await page.goto(listPath({ commandId: "cmd-none", pageSize: "0" }));
  await expect(page.getByText("Parts of this link could not be used")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { name: "No such page", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.goto(invocationPath("inv-none"));
  await expect(page.getByRole("heading", { name: "No such invocation", level: 1 })).toBeVisible();
  await expectAccessible(page);
});

test("on a phone the list and an open row have no axe violation", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(listPath({ commandId: "fault-total-zero", open: "fault-total-zero-row-2" }));
  await instanceRows(page, "edge-ams-002").click();
  await expect(page.getByRole("log", { name: "stderr of edge-ams-002" })).toContainText("uptime");
  await expectAccessible(page);
});
