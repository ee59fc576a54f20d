import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "./fixtures.ts";
import { invocationButtons, listPath } from "./list-page.ts";
import { print } from "./sheet.ts";
import { startStack } from "./stack.ts";

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
