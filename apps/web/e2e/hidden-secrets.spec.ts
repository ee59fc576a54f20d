import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wellKnown } from "@command-history/simulator";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { startStack } from "./stack.ts";

const pagePath = `/invocations/${wellKnown.secretsInvocationId}`;

/** A BFF that shows no text without a trace, and the folder of its trail, which a test can take away. */
const testWithTrail = test.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "command-history-reveals-"));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  stack: async ({ folder }, use) => {
    const stack = await startStack(
      { invocations: 100 },
      { AUDIT_LOG: join(folder, "audit.log"), AUDIT_REQUIRED: "yes" },
    );
    await use(stack);
    await stack.close();
  },
});

test("marks stand in place of secrets, and those who may lift them for a reason, and put them back", async ({
  page,
}) => {
  await page.goto(pagePath);
  const output = page.getByRole("region", { name: /^stdout of / });
  await expect(output.getByText("[hidden: AWS secret key]")).toBeVisible();
  await expect(output).toContainText("5 secrets hidden");
  await expect(page.getByText("1 secret hidden")).toBeVisible();

  await output.getByRole("button", { name: "Show hidden text" }).click();
  const dialog = page.getByRole("dialog", { name: "Show hidden text" });
  const show = dialog.getByRole("button", { name: "Show hidden text" });
  await expect(show).toBeDisabled();
  const reason = dialog.getByLabel("Reason");
  await expect(reason).toHaveAccessibleDescription("At least 3 characters");
  await reason.fill("ok");
  await expect(show).toBeDisabled();
  await reason.fill("Ticket 4711");
  await show.click();

  await expect(output).toContainText("Hidden text shown");
  await expect(output).toContainText(/EDGE_DB_PASSWORD=\w{14}/);
  await expect(output).not.toContainText("[hidden:");

  await output.getByRole("button", { name: "Hide it again" }).click();
  await expect(output).toContainText("EDGE_DB_PASSWORD=[hidden: password]");
});

testWithTrail(
  "a text that could not be shown is said to be neither shown nor recorded, and comes back as it was",
  async ({ page, folder }) => {
    await page.goto(pagePath);
    const output = page.getByRole("region", { name: /^stdout of / });
    await expect(output.getByText("[hidden: AWS secret key]")).toBeVisible();
    rmSync(folder, { recursive: true });
    await output.getByRole("button", { name: "Show hidden text" }).click();
    await page.getByLabel("Reason").fill("Ticket 4711");
    await page.keyboard.press("Enter");
    await expect(output.getByRole("alert")).toContainText("The audit trail is not available");
    await expect(output).not.toContainText("Hidden text shown");
    await expect(output).not.toContainText("recorded that you asked");

    await output.getByRole("button", { name: "Keep it hidden" }).press("Enter");
    await expect(output).toBeFocused();
    await expect(output.getByRole("alert")).toContainText("The audit trail is not available");
    await expect(output).not.toContainText("also in copies and downloads");
    mkdirSync(folder);
    await output.getByRole("button", { name: "Retry" }).click();
    await expect(output.getByText("[hidden: AWS secret key]")).toBeVisible();
    await expect(output).toContainText("5 secrets hidden, also in copies and downloads");
  },
);

test("what a download holds where secrets are hidden is said beside it and at it", async ({ page }) => {
  await page.goto(pagePath);
  const output = page.getByRole("region", { name: /^stdout of / });
  await expect(output).toContainText("5 secrets hidden, also in copies and downloads");
  const link = output.getByRole("link", { name: "Download with secrets hidden" });
  const downloading = page.waitForEvent("download");
  await link.click();
  const file = await readFile(await (await downloading).path(), "utf8");
  expect(file).toContain("[hidden: AWS secret key]");
  await expect(link).toHaveAttribute("title", "Download stdout with secrets hidden, not byte for byte");
});

test("the script is shown with nothing hidden to those who may and say why, and hidden again", async ({
  page,
}) => {
  await page.goto(pagePath);
  const script = page.getByRole("region", { name: "Script" });
  // Folded, until somebody wants to see what is hidden further down.
  await expect(script).not.toContainText("EDGE_API_KEY");
  await page.getByRole("button", { name: "Show hidden text" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Show hidden text" });
  await expect(dialog).toContainText("the script");
  await dialog.getByLabel("Reason").fill("Ticket 4711");
  await page.keyboard.press("Enter");
  await expect(script).toContainText(/EDGE_API_KEY="\w+/);
  await expect(script).not.toContainText("[hidden:");
  await page.getByRole("button", { name: "Hide it again" }).click();
  await page.getByRole("button", { name: /^Show all \d+ lines$/ }).click();
  await expect(script).toContainText('EDGE_API_KEY="[hidden: API key]"');
});

test("the dialog can be left with nothing shown, and has no axe violation, nor has the page below", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") asked.push(request.url());
  });
  await page.goto(pagePath);
  await page.getByRole("button", { name: "Show hidden text" }).last().click();
  await page.getByLabel("Reason").fill("Ticket 4711");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expectAccessible(page);
  await expect(page.getByText("[hidden: token]")).toBeVisible();
  expect(asked).toEqual([]);
});
