import { EventEmitter, once } from "node:events";
import { wellKnown } from "@command-history/simulator";
import { expect, test } from "./fixtures.ts";
import { instanceRow, invocationPath, outputButtons, outputPane } from "./invocation-page.ts";
import { instancesTable, invocationButtons, listPath } from "./list-page.ts";
import { instancesOf } from "./upstream.ts";

const { mixedInvocationId, oddInvocationId, nightlyBackupCommandId } = wellKnown;
const failedBackups = listPath({ commandId: nightlyBackupCommandId, status: "Failed" });

test("j and k move from row to row, o opens one, and / leads to the text filter", async ({ page }) => {
  await page.goto(failedBackups);
  const rows = invocationButtons(page);
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("o");
  await expect(rows.nth(1)).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("/");
  const find = page.getByRole("searchbox", { name: "Find in this page's rows" });
  await expect(find).toBeFocused();
  await expect(find).toHaveValue("");
});

test("o scrolls to what it opens: a row, the output of an instance, and that on a narrow page", async ({
  page,
}) => {
  await page.goto(listPath({ status: "PartialFailed" }));
  const rows = invocationButtons(page);
  await expect(rows.first()).toBeVisible();
  for (let presses = 0; presses < 13; presses++) await page.keyboard.press("j");
  await expect(rows.nth(12)).toBeFocused();
  const top = () => rows.nth(12).evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  await page.keyboard.press("o");
  await expect.poll(top).toBeLessThan(before - 100);

  await page.setViewportSize({ width: 900, height: 700 });
  await page.goto(listPath({ invocationId: mixedInvocationId }));
  await expect(rows).toHaveCount(1);
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  await expect(instancesTable(page)).toBeVisible();
  await page.keyboard.press("n");
  await page.keyboard.press("o");
  await expect(page.getByRole("log").first()).toBeInViewport({ ratio: 0.5 });

  await page.goto(invocationPath(mixedInvocationId));
  await expect(outputButtons(page).first()).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  await expect(page.getByRole("log").first()).toBeInViewport({ ratio: 0.5 });
});

test("j and k run into the instances of an open row, n stops at what failed, and o opens an instance", async ({
  page,
}) => {
  await page.goto(listPath({ invocationId: [mixedInvocationId, oddInvocationId] }));
  const rows = invocationButtons(page);
  await expect(rows).toHaveCount(2);
  const instances = instancesTable(page).getByRole("button", { name: /^Details of/ });
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  await expect(instances).toHaveCount(200);
  // Among the instances, but on none of them.
  await instancesTable(page).getByRole("columnheader", { name: "Exit code" }).getByRole("button").focus();
  await page.keyboard.press("j");
  await expect(instances.first()).toBeFocused();
  await page.keyboard.press("j");
  await expect(instances.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("o");
  const output = page.getByRole("log");
  await expect(output).toContainText(/\S/);
  await expect(output).toBeInViewport({ ratio: 0.5 });
  await expect(instances.first()).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.first()).toBeFocused();
  for (let presses = 0; presses < 6; presses++) await page.keyboard.press("n");
  await expect(instances.nth(5)).toBeFocused();
  await page.keyboard.press("n");
  await expect(rows.first(), "past the last one that failed comes the first one").toBeFocused();
  await page.keyboard.press("Shift+N");
  await expect(instances.nth(5)).toBeFocused();
  await rows.nth(1).focus();
  await page.keyboard.press("k");
  await expect(instances.last()).toBeFocused();
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
});

test("n and N, or J and K, lead from one failed instance to the next, and back", async ({ page, stack }) => {
  const failed = (await instancesOf(stack, mixedInvocationId)).filter(
    ({ taskStatus }) => taskStatus === "Failed" || taskStatus === "Timeout",
  );
  const [first, second] = failed.map(({ instanceName }) => instanceName);
  if (first === undefined || second === undefined) throw new Error("two instances must have failed");
  await page.goto(invocationPath(mixedInvocationId));
  await expect(outputPane(page, first)).toBeVisible();
  await page.keyboard.press("n");
  await expect(outputPane(page, second)).toBeVisible();
  await expect(page.getByRole("button", { name: `Output of ${second}`, exact: true })).toBeFocused();
  await page.keyboard.press("Shift+K");
  await expect(outputPane(page, first)).toBeVisible();
  await page.keyboard.press("Shift+N");
  await expect(
    outputPane(page, failed.at(-1)?.instanceName ?? ""),
    "past the first comes the last",
  ).toBeVisible();
});

test("x selects the row, Enter shows its output, and once more leads into its text", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId));
  const second = outputButtons(page).nth(1);
  const name = (await second.getAttribute("aria-label"))?.replace("Output of ", "") ?? "";
  for (let presses = 0; presses < 2; presses++) await page.keyboard.press("j");
  await expect(second).toBeFocused();
  await page.keyboard.press("x");
  await expect(instanceRow(page, name).getByRole("checkbox")).toBeChecked();
  await page.keyboard.press("Enter");
  const text = outputPane(page, name).getByRole("log");
  await expect(text).toBeVisible();
  await expect(second).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(text).toBeFocused();
  await page.keyboard.press("Control+f");
  await expect(outputPane(page, name).getByRole("searchbox")).toBeFocused();
});

test("g l leads back to the list as it was left", async ({ page }) => {
  await page.goto(failedBackups);
  await page.getByRole("link", { name: /^inv-/ }).first().click();
  await expect(outputButtons(page).first()).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(page).toHaveURL(failedBackups);
});

test("c copies the link, and t changes the theme", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(invocationPath(mixedInvocationId, { task: "Failed" }));
  await expect(outputButtons(page).first()).toBeVisible();
  await page.keyboard.press("c");
  await expect(page.getByRole("button", { name: "Copied", exact: true })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(copied).searchParams.get("task")).toBe("Failed");
  const theme = page.getByRole("button", { name: /^Theme: / });
  await expect(theme).toHaveAccessibleName(/^Theme: system/);
  await page.keyboard.press("t");
  await expect(theme).toHaveAccessibleName(/^Theme: light/);
});

test("nothing fires while a text is typed, or with another key held", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId));
  const find = page.getByRole("searchbox", { name: "Find in the instances" });
  await find.click();
  await page.keyboard.type("xtj?gl");
  await expect(find).toHaveValue("xtj?gl");
  await expect(find).toBeFocused();
  await expect(page.getByRole("dialog")).toBeHidden();
  await find.fill("");
  await find.blur();
  await page.keyboard.press("Alt+t");
  await page.keyboard.press("Control+j");
  await expect(page.getByRole("button", { name: /^Theme: system/ })).toBeVisible();
  await expect(page).toHaveURL(invocationPath(mixedInvocationId));
});

test("what is typed while the palette still loads runs no shortcut", async ({ page }) => {
  const held = new EventEmitter();
  await page.route("**/assets/palette-*.js", async (route) => {
    await once(held, "release");
    await route.continue();
  });
  await page.goto(invocationPath(mixedInvocationId));
  await expect(outputButtons(page).first()).toBeVisible();
  const asked = page.waitForRequest("**/assets/palette-*.js");
  await page.keyboard.press("Control+k");
  await asked;
  await page.keyboard.press("t");
  held.emit("release");
  await expect(page.getByPlaceholder("An action, a page, or the ID of an invocation")).toBeFocused();
  await expect(page.getByRole("button", { name: /^Theme: system\./ })).toBeVisible();
});

test("? lists the shortcuts of the page, and there they are switched off for good", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId));
  await expect(outputButtons(page).first()).toBeVisible();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help).toContainText("Next failed instance");
  await help.getByRole("switch", { name: "Single-key shortcuts" }).click();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.reload();
  await expect(outputButtons(page).first()).toBeVisible();
  await page.keyboard.press("t");
  await page.keyboard.press("?");
  await page.keyboard.press("j");
  await expect(page.getByRole("button", { name: /^Theme: system/ })).toBeVisible();
  await expect(help).toBeHidden();
  await expect(outputButtons(page).first()).not.toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(page.getByPlaceholder("An action, a page, or the ID of an invocation")).toBeFocused();
});

test("? lists the palette's key and those of tables and outputs too, which no switch turns off", async ({
  page,
}) => {
  await page.goto(invocationPath(mixedInvocationId));
  await expect(page.getByRole("log").first()).toContainText(/\S/);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await help.getByRole("switch", { name: "Single-key shortcuts" }).click();
  for (const [title, keys] of [
    ["Find actions, pages, an invocation by ID", ["Ctrl+K", "⌘K"]],
    ["Next or previous row", ["↓", "↑"]],
    ["First or last row", ["Home", "End"]],
    ["Search all of the text", ["Ctrl+F", "⌘F"]],
    ["Next or previous hit", ["Enter", "Shift+Enter"]],
    ["Select lines", ["Shift+↓", "Shift+↑"]],
    ["Copy the selected lines", ["Ctrl+C", "⌘C"]],
    ["Close the search, or select no lines", ["Esc"]],
  ] as const) {
    const listed = help.locator("dl > div").filter({ hasText: title }).locator("kbd");
    await expect(listed).toHaveText([...keys]);
    await expect(listed.first()).toHaveCSS("text-decoration-line", "none");
  }
  const ownKey = help.locator("dl > div").filter({ hasText: "Show all shortcuts" }).locator("kbd");
  await expect(ownKey).toHaveCSS("text-decoration-line", "line-through");
});

test("the palette runs an action, opens a page, and finds an invocation by its pasted ID", async ({
  page,
}) => {
  await page.goto("/");
  await expect(invocationButtons(page).first()).toBeVisible();
  const field = page.getByPlaceholder("An action, a page, or the ID of an invocation");
  await page.keyboard.press("Control+k");
  await field.fill("theme");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Theme: light/ })).toBeVisible();
  await expect(field).toBeHidden();
  await page.keyboard.press("Control+k");
  await field.fill("partly failed");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(listPath({ status: "PartialFailed" }));
  await page.keyboard.press("Control+k");
  await field.fill(` ${oddInvocationId} `);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(invocationPath(oddInvocationId));
  await expect(page.getByText(oddInvocationId, { exact: true }).first()).toBeVisible();
});

test("the palette finds what the buttons of a page do, and takes no word for an ID", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId));
  await expect(outputButtons(page).first()).toBeVisible();
  const palette = page.getByRole("dialog");
  const field = palette.getByRole("textbox", { name: "Find actions and pages" });
  for (const [typed, title] of [
    ["export", "Export: All outputs as files in a zip"],
    ["refresh", "Refresh"],
    ["live", "Switch Live off"],
    ["utc", "Times: UTC"],
  ] as const) {
    await page.keyboard.press("Control+k");
    await field.fill(typed);
    await expect(palette.getByText(title, { exact: true })).toBeVisible();
    await expect(palette.getByText("Open the invocation with this ID")).toBeHidden();
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("Control+k");
  await field.fill("zzz");
  await expect(palette).toContainText("Nothing found");
  await field.fill("dark");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Theme: dark/ })).toBeVisible();
  await page.keyboard.press("Control+k");
  await field.fill("group");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(invocationPath(mixedInvocationId, { group: "output" }));
  await page.goto("/");
  await expect(invocationButtons(page).first()).toBeVisible();
  await page.keyboard.press("Control+k");
  await field.fill("columns");
  await page.keyboard.press("Enter");
  const column = page.getByRole("checkbox", { name: "Duration" });
  await expect(column).toBeVisible();
  await expect(page.getByRole("checkbox").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(column).toBeHidden();
});

test("with nothing typed the palette's first entry is chosen, and an arrow key leads on from the first moment", async ({
  page,
}) => {
  await page.goto(invocationPath(mixedInvocationId));
  await expect(outputButtons(page).first()).toBeVisible();
  // Pressed by the page itself, as no hand from outside is quick enough: the moment an entry is chosen.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector("[role=dialog] [data-selected]") === null) return;
      observer.disconnect();
      document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key: "ArrowDown", code: "ArrowDown", bubbles: true }),
      );
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await page.keyboard.press("Control+k");
  const entries = page.getByRole("dialog").getByRole("button");
  await expect(entries.nth(1)).toHaveAttribute("data-selected", "true");
  await page.keyboard.press("ArrowUp");
  await expect(entries.nth(1)).not.toHaveAttribute("data-selected");
  await expect(entries.first()).toHaveAttribute("data-selected", "true");
});

test("an action of the palette acts on the row that had the focus", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId));
  await expect(outputButtons(page).first()).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("An action, a page, or the ID of an invocation").fill("select the instance");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox", { name: /^Select (?!all)/ }).nth(1)).toBeChecked();
  await expect(outputButtons(page).nth(1)).toBeFocused();
});
