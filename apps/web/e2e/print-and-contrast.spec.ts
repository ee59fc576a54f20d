import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wellKnown } from "@command-history/simulator";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { invocationPath, outputButtons } from "./invocation-page.ts";
import { invocationButtons, invocationsTable, listPath } from "./list-page.ts";
import { expectNoSidewaysScroll } from "./sideways.ts";
import { startStack } from "./stack.ts";
import { askUpstream } from "./upstream.ts";

const { mixedInvocationId } = wellKnown;
/** Between the margins of an upright sheet of A4. */
const sheet = { width: 718, height: 1020 };
/** Settings that take away the account which the environment would give. */
const noKeys = { ZENLAYER_ACCESS_KEY_ID: "", ZENLAYER_ACCESS_KEY_SECRET: "" };

/** A BFF that the CLI's files give two accounts: "production", in use, and "staging". */
const testWithTwoAccounts = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  stack: async ({}, use) => {
    const home = mkdtempSync(join(tmpdir(), "print-accounts-"));
    const key = { accessKeyId: "print", accessKeySecret: "made-up" };
    const account = { access_key_id: key.accessKeyId, access_key_secret: key.accessKeySecret };
    mkdirSync(join(home, ".zenlayer"));
    writeFileSync(
      join(home, ".zenlayer/credentials.json"),
      JSON.stringify({ production: account, staging: account }),
      { mode: 0o600 },
    );
    writeFileSync(join(home, ".zenlayer/config.json"), JSON.stringify({ current_profile: "production" }));
    const stack = await startStack({ invocations: 100, credentials: [key] }, { ...noKeys, HOME: home });
    await use(stack);
    await stack.close();
    rmSync(home, { recursive: true });
  },
});

/** A BFF without any account: it shows made-up data. */
const testOfDemo = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  stack: async ({}, use) => {
    const stack = await startStack({}, { ...noKeys, ZENLAYER_ENDPOINT: "" });
    await use(stack);
    await stack.close();
  },
});

/** Puts the page on a sheet. `controls` stand on it before, and no longer then; nor does any other button that tells nothing. */
async function print(page: Page, controls: readonly Locator[]): Promise<void> {
  for (const control of controls) await expect(control).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(sheet);
  for (const control of controls) await expect(control).toBeHidden();
  await expect(page.locator("button:visible:not([data-printed])")).toHaveCount(0);
  for (const role of ["searchbox", "textbox", "combobox", "checkbox", "switch", "tab"] as const) {
    await expect(page.getByRole(role)).toHaveCount(0);
  }
  await expectNoSidewaysScroll(page);
}

function buttons(page: Page, names: readonly string[]): Locator[] {
  return names.map((name) => page.getByRole("button", { name, exact: true }));
}

test("the list is printed as its rows, in columns, without controls and in light colours", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(listPath({}));
  await print(page, [invocationButtons(page).first(), ...buttons(page, ["Refresh", "Export", "Columns"])]);
  await expect(invocationsTable(page).getByRole("columnheader", { name: "Command" })).toBeVisible();
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
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

testOfDemo("made-up data is called that on paper", async ({ page }) => {
  await page.goto(listPath({}));
  await print(page, [page.getByRole("complementary", { name: "Demo mode" })]);
  await expect(page.getByRole("banner").getByText("Demo data")).toBeVisible();
});

testWithTwoAccounts("of several accounts a sheet names the one whose list it is", async ({ page }) => {
  const profile = page.getByRole("combobox", { name: "Profile" });
  const name = page.getByRole("banner").getByText("Profile: ");
  await page.goto(listPath({}));
  await expect(invocationButtons(page).first()).toBeVisible();
  await expect(name).toBeHidden();
  await profile.selectOption("staging");
  await expect(page).toHaveURL(/[?&]profile=staging/);
  await print(page, [profile]);
  await expect(name).toHaveText("Profile: staging");
  await page.goto(listPath({}));
  await expect(name).toHaveText("Profile: production");
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
    four.getByRole("button", { name: /with the largest group$/ }),
    four.getByRole("button", { name: /^Copy/ }),
  ]);
  await expect(page.getByText("Read-only file system").first()).toBeVisible();
  for (const member of await members.all()) await expect(member.getByText(/-\d+$/)).toBeVisible();
  await expect(page.getByText("Numbers", { exact: true })).toBeVisible();
});

test("a difference is printed in light colours, with the name of its stream", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(invocationPath(mixedInvocationId, { group: "output", ignore: "numbers" }));
  await page
    .getByRole("listitem", { name: /^9 instances/ })
    .getByRole("button", { name: /with the largest group$/ })
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

test("with the system's colours what is on has another ground than what is off", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(invocationPath(mixedInvocationId));
  const groundOf = (role: "button" | "tab", name: RegExp) =>
    page.getByRole(role, { name }).evaluate((element) => getComputedStyle(element).backgroundColor);
  await expect(page.getByRole("tab", { name: /^stderr/ })).toHaveAttribute("aria-selected", "true");
  expect(await groundOf("tab", /^stderr/)).not.toBe(await groundOf("tab", /^stdout/));
  expect(await groundOf("button", /^Instances$/)).not.toBe(await groundOf("button", /^Group by output$/));
  expect(await groundOf("button", /^Wrap$/)).not.toBe(await groundOf("button", /^Lines$/));
});
