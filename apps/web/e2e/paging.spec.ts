import { wellKnown } from "@command-history/simulator";
import { expect, test } from "./fixtures.ts";
import { invocationButton, invocationButtons, listPath } from "./list-page.ts";
import { askUpstream } from "./upstream.ts";

const commandId = wellKnown.nightlyBackupCommandId;

test("the pages of a list are walked forwards, to the last one and back", async ({ page, stack }) => {
  const all = await askUpstream(stack, { commandIds: [commandId], pageSize: 1000 });
  const last = Math.ceil(all.length / 20);
  await page.goto(listPath({ commandId }));
  await expect(page.getByText(`1–20 of ${all.length}`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Previous page" })).toHaveAttribute("aria-disabled", "true");

  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveURL(listPath({ commandId, page: "2" }));
  await expect(page.getByText(`21–40 of ${all.length}`)).toBeVisible();
  await expect(invocationButton(page, all[20]?.invocationId ?? "")).toBeVisible();
  await expect(invocationButton(page, all[0]?.invocationId ?? "")).toHaveCount(0);

  await page.getByRole("button", { name: "Last page" }).click();
  await expect(page.getByText(`${(last - 1) * 20 + 1}–${all.length} of ${all.length}`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Next page" })).toHaveAttribute("aria-disabled", "true");

  await page.getByRole("button", { name: "First page" }).click();
  await expect(page).toHaveURL(listPath({ commandId }));
});

test("a page is chosen by its number, and its size by a menu, which starts at the first page", async ({
  page,
}) => {
  await page.goto(listPath({ commandId, pageSize: "7" }));
  const size = page.getByRole("combobox", { name: "Rows a page" });
  await expect(size).toHaveValue("7");
  await expect(size.getByRole("option", { name: "10,000" })).toBeAttached();
  await expect(invocationButtons(page)).toHaveCount(7);

  const field = page.getByRole("textbox", { name: "Page number" });
  await field.fill("3");
  await field.press("Enter");
  await expect(page).toHaveURL(listPath({ commandId, page: "3", pageSize: "7" }));
  await expect(page.getByText(/^15–21 of/)).toBeVisible();

  await size.selectOption("50");
  await expect(page).toHaveURL(listPath({ commandId, pageSize: "50" }));
  await expect(page.getByText(/^1–50 of/)).toBeVisible();
  await expect(invocationButtons(page)).toHaveCount(50);
});

test("a page past the end says so and leads back to the last one", async ({ page, stack }) => {
  const all = await askUpstream(stack, { commandIds: [commandId], pageSize: 1000 });
  const last = Math.ceil(all.length / 20);
  const field = page.getByRole("textbox", { name: "Page number" });
  await page.goto(listPath({ commandId, page: "900" }));
  await expect(page.getByText("Nothing on page 900")).toBeVisible();
  await page.getByRole("button", { name: "Previous page" }).click();
  await expect(page).toHaveURL(listPath({ commandId, page: String(last) }));
  await expect(invocationButtons(page).first()).toBeVisible();
  await page.goto(listPath({ commandId }));
  await expect(page.getByText(`of ${last}`, { exact: true })).toBeVisible();
  await field.fill("900");
  await field.press("Enter");
  await expect(page).toHaveURL(listPath({ commandId, page: String(last) }));
  await page.goto(listPath({ commandId, page: "900" }));
  await page.getByRole("button", { name: `Go to page ${last}, the last` }).click();
  await expect(page).toHaveURL(listPath({ commandId, page: String(last) }));
  await expect(invocationButtons(page).first()).toBeVisible();
});

test("rows are shown though the total is wrong, missing or early, and with a full page the next can be asked for", async ({
  page,
}) => {
  for (const fault of ["fault-total-zero", "fault-total-missing"]) {
    await page.goto(listPath({ commandId: fault }));
    await expect(invocationButtons(page)).toHaveCount(6);
    await expect(page.getByRole("navigation", { name: "Pages" })).not.toContainText("of 0");
  }
  await page.goto(listPath({ commandId: "fault-total-first" }));
  await expect(invocationButtons(page)).toHaveCount(6);
  await expect(page.getByText("1–6 of 6")).toBeVisible();

  await page.goto(listPath({ commandId: "fault-total-zero", pageSize: "6" }));
  await expect(invocationButtons(page)).toHaveCount(6);
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveURL(listPath({ commandId: "fault-total-zero", page: "2", pageSize: "6" }));
});
