import { wellKnown } from "@command-history/simulator";
import { expect, test } from "./fixtures.ts";
import { invocationButtons, listPath } from "./list-page.ts";

const { nightlyBackupCommandId } = wellKnown;

test("a status in other capitals is told with those that work, and can be put right", async ({ page }) => {
  await page.goto(listPath({ commandId: nightlyBackupCommandId, status: ["failed", "Success"] }));
  await expect(page.getByText("Look at the status “failed”")).toContainText(
    "In the link, write it exactly like one of these: Pending, Running, PartialFailed (partly failed), Failed, Success.",
  );
  await page.getByRole("button", { name: "Filter by Failed" }).click();
  await expect(page).toHaveURL(
    listPath({ commandId: nightlyBackupCommandId, status: ["Failed", "Success"] }),
  );
  await expect(invocationButtons(page).first()).toBeVisible();
});

test("a status that does not exist is told as the link's fault, and can be taken out", async ({ page }) => {
  await page.goto(listPath({ commandId: nightlyBackupCommandId, status: ["Failed", "Bogus"] }));
  await expect(page.getByText("This link asks for a status that Zenlayer may not know")).toBeVisible();
  await expect(page.getByText("Look at the status “Bogus”")).toContainText("PartialFailed");
  await expect(page.getByRole("button", { name: /^Filter by/ })).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("columnheader")).toHaveCount(0);
  await page.getByRole("button", { name: "Take it out of the filter" }).press("Enter");
  await expect(page).toHaveURL(listPath({ commandId: nightlyBackupCommandId, status: "Failed" }));
  await expect(invocationButtons(page).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Results" })).toBeFocused();
});
