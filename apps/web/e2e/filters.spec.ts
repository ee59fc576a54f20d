import { wellKnown } from "@command-history/simulator";
import { expect, test } from "./fixtures.ts";
import {
  instanceRows,
  invocationButton,
  invocationButtons,
  invocationsTable,
  listPath,
} from "./list-page.ts";
import { askUpstream, findInstance, instancesOf } from "./upstream.ts";

const { mixedInvocationId, oddInvocationId, oddInstanceId, oddCommandId, nightlyBackupCommandId } = wellKnown;

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
});

test("statuses and IDs show the invocations that the upstream has of them", async ({ page, stack }) => {
  await test.step("a status chosen shows only invocations with that status, and goes to the address", async () => {
    await page.goto(listPath({ commandId: nightlyBackupCommandId }));
    await page.getByRole("button", { name: "Failed", exact: true }).click();
    await expect(page).toHaveURL(listPath({ commandId: nightlyBackupCommandId, status: "Failed" }));
    await expect(page.getByRole("button", { name: "Failed", exact: true })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await expect(invocationsTable(page)).not.toHaveAttribute("aria-busy");
    const rows = invocationsTable(page)
      .getByRole("row")
      .filter({ has: page.getByRole("button", { name: /^Details of/ }) });
    await expect(rows.first()).toContainText("Failed");
    await expect(rows.filter({ hasText: "Success" })).toHaveCount(0);
    await expect(rows.filter({ hasText: "Partly failed" })).toHaveCount(0);
  });
  await test.step("several statuses together show the invocations with any of them", async () => {
    const statuses = ["Failed", "PartialFailed"];
    await page.goto(listPath({ commandId: nightlyBackupCommandId, status: statuses, pageSize: "1000" }));
    const expected = await askUpstream(stack, {
      commandIds: [nightlyBackupCommandId],
      invocationStatuses: statuses,
      pageSize: 1000,
    });
    await expect(page.getByText(`1–${expected.length} of ${expected.length}`)).toBeVisible();
  });
  await test.step("an instance ID shows the invocations that ran on it", async () => {
    const [instance] = await instancesOf(stack, mixedInvocationId);
    const instanceId = instance?.instanceId ?? "";
    await page.goto(listPath({ commandId: wellKnown.diskUsageCommandId, instanceId, pageSize: "1000" }));
    await expect(invocationButton(page, mixedInvocationId)).toBeVisible();
    const expected = await askUpstream(stack, {
      commandIds: [wellKnown.diskUsageCommandId],
      instanceIds: [instanceId],
      pageSize: 1000,
    });
    await expect(page.getByText(`1–${expected.length} of ${expected.length}`)).toBeVisible();
  });
});

test("a list filtered by one instance tells how each run went on it", async ({ page, stack }) => {
  const instances = await instancesOf(stack, mixedInvocationId);
  for (const status of ["Success", "Failed"]) {
    const { instanceId, instanceName } =
      instances.find(({ taskStatus, output }) => taskStatus === status && output !== "") ?? {};
    await page.goto(
      listPath({ invocationId: mixedInvocationId, instanceId: instanceId ?? "", status: "PartialFailed" }),
    );
    await expect(page.getByRole("columnheader", { name: "On this instance" })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: "Main failure" })).toHaveCount(0);
    const outcome = page.getByRole("table", { name: "Invocations" }).getByRole("cell").last();
    // The status, and what it printed.
    await expect(outcome).toHaveText(new RegExp(`^${status}.{5}`, "s"), { useInnerText: true });
    await expect(outcome).not.toContainText(instanceName ?? "");
  }
  await page.goto(listPath({ invocationId: mixedInvocationId }));
  await expect(page.getByRole("columnheader", { name: "Main failure" })).toBeVisible();
});

test("a list filtered by one instance is sorted by how it went there, the failures first", async ({
  page,
  stack,
}) => {
  const { instanceId } = await findInstance(
    stack,
    mixedInvocationId,
    ({ taskStatus }) => taskStatus === "Failed",
  );
  await page.goto(listPath({ instanceId, pageSize: "100" }));
  await page.getByRole("columnheader", { name: "On this instance" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=outcome\.asc/);
  const rows = invocationsTable(page).getByRole("row");
  await expect(rows.nth(1).getByRole("cell").last()).toHaveText(/^(Failed|Error|Timed out)/, {
    useInnerText: true,
  });
  const undo = page.getByRole("button", { name: "Undo sort" });
  await undo.press("Enter");
  await expect(undo).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Results" })).toBeFocused();
});

test("the statuses to choose from keep their places when they are pressed", async ({ page }) => {
  await page.goto(listPath({}));
  const choices = page.getByRole("group", { name: "Status" }).getByRole("button");
  await expect(choices).toHaveCount(5);
  const places = async () => Promise.all((await choices.all()).map((choice) => choice.boundingBox()));
  const before = await places();
  for (const choice of await choices.all()) await choice.click();
  const pressed = page.getByRole("group", { name: "Status" }).getByRole("button", { pressed: true });
  await expect(pressed).toHaveCount(5);
  expect(await places()).toEqual(before);
});

test("a command ID typed and entered narrows the list to that command", async ({ page }) => {
  await page.goto(listPath({ status: "Failed" }));
  const field = page.getByRole("textbox", { name: "Add Command ID to the filter" });
  await field.fill(nightlyBackupCommandId);
  await field.press("Enter");
  await expect(page).toHaveURL(listPath({ commandId: nightlyBackupCommandId, status: "Failed" }));
  await expect(invocationsTable(page)).not.toHaveAttribute("aria-busy");
  await expect(invocationButtons(page).first()).toHaveAccessibleName(/nightly-backup/);
  await expect(page.getByRole("list", { name: "Filters in force" })).toContainText(
    `nightly-backup${nightlyBackupCommandId}`,
  );
});

test("a command's name that rows have shown may be entered in place of its ID", async ({ page }) => {
  await page.goto(listPath({ commandId: nightlyBackupCommandId }));
  await expect(invocationButtons(page).first()).toBeVisible();
  await page.getByRole("button", { name: "Clear all" }).click();
  const field = page.getByRole("textbox", { name: "Add Command ID to the filter" });
  await field.fill("nightly-backup");
  await field.press("Enter");
  await expect(page).toHaveURL(listPath({ commandId: nightlyBackupCommandId }));
});

test("a piece of a command's name that no row has shown is looked for in many rows", async ({ page }) => {
  await page.goto(listPath({ status: "Failed", pageSize: "20" }));
  const field = page.getByRole("textbox", { name: "Add Command ID to the filter" });
  await field.fill("ightly-back");
  await field.press("Enter");
  await page.getByRole("button", { name: "Look for it in the newest 1,000 rows" }).click();
  await expect(page).toHaveURL(listPath({ status: "Failed", pageSize: "1000", find: "ightly-back" }));
  await expect(invocationButtons(page).first()).toHaveAccessibleName(/nightly-backup/);
  await expect(page.getByRole("list", { name: "Filters in force" })).not.toContainText("ightly");
  await expect(page.getByRole("region", { name: "Results" })).toBeFocused();
  await page.goBack();
  await expect(page.getByText("No invocation matches these filters")).toBeVisible();
});

test("a command that other filters exclude is not looked for as a piece of a name", async ({ page }) => {
  await page.goto(listPath({ commandId: nightlyBackupCommandId }));
  await expect(invocationButtons(page).first()).toBeVisible();
  const field = page.getByRole("textbox", { name: "Add Invocation ID to the filter" });
  await field.fill(mixedInvocationId);
  await field.press("Enter");
  await expect(page.getByText(/Every filter must be met\.$/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Look for it/ })).toHaveCount(0);
});

test("an ID typed is in force once its field is left, also by a click on another filter", async ({
  page,
}) => {
  await page.goto(listPath({ status: "Failed" }));
  await expect(invocationButtons(page).first()).toBeVisible();
  const field = page.getByRole("textbox", { name: "Add Command ID to the filter" });
  await field.fill(nightlyBackupCommandId);
  await field.press("Tab");
  await expect(page).toHaveURL(listPath({ commandId: nightlyBackupCommandId, status: "Failed" }));
  await expect(field).toHaveValue("");
  await field.fill(wellKnown.diskUsageCommandId);
  await page.getByRole("button", { name: "Partly failed", exact: true }).click();
  await expect(page).toHaveURL(
    listPath({
      commandId: [nightlyBackupCommandId, wellKnown.diskUsageCommandId],
      status: ["Failed", "PartialFailed"],
    }),
  );
});

test("the click that leaves a field with an ID does what it is for, though the first filter moves the page", async ({
  page,
}) => {
  await page.goto(listPath({}));
  await expect(invocationButtons(page).first()).toBeVisible();
  await page.getByRole("textbox", { name: "Add Command ID to the filter" }).fill(nightlyBackupCommandId);
  await page.getByRole("button", { name: "Columns" }).hover();
  await page.mouse.down();
  await expect(page.getByRole("button", { name: "Columns" })).toBeFocused();
  await expect(page.getByRole("list", { name: "Filters in force" })).toHaveCount(0);
  await page.mouse.up();
  await expect(page.getByRole("dialog").getByRole("checkbox", { name: "Created" })).toBeVisible();
  await expect(page).toHaveURL(listPath({ commandId: nightlyBackupCommandId }));
});

test("the click that leaves a field with an ID opens the row that it is for, and others close with the list before", async ({
  page,
}) => {
  // Of all invocations, new ones would push the row to another page.
  const ended = { status: "PartialFailed" };
  await page.goto(listPath(ended));
  const other = invocationsTable(page)
    .getByRole("button", { name: /^Details of (?!disk-usage-report)/ })
    .first();
  await other.click();
  // The row below has moved down for the last time: a click on one that moves may miss it.
  await expect(page.getByRole("region", { name: "Script" })).toBeVisible();
  await page
    .getByRole("textbox", { name: "Add Command ID to the filter" })
    .fill(wellKnown.diskUsageCommandId);
  const row = invocationButton(page, mixedInvocationId);
  await row.click();
  await expect(page).toHaveURL(
    listPath({ commandId: wellKnown.diskUsageCommandId, ...ended, open: mixedInvocationId }),
  );
  await expect(row).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("status").filter({ hasText: "not on this page of the list" })).toHaveCount(0);
});

test("an ID typed before a click on the next page asks for its first page", async ({ page }) => {
  await page.goto(listPath({}));
  await expect(invocationButtons(page).first()).toBeVisible();
  await page.getByRole("textbox", { name: "Add Command ID to the filter" }).fill(nightlyBackupCommandId);
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page.getByRole("list", { name: "Filters in force" })).toContainText(nightlyBackupCommandId);
  await expect(page).toHaveURL(listPath({ commandId: nightlyBackupCommandId }));
});

test("IDs with slashes, percent signs, spaces and other scripts are taken as rows have shown them", async ({
  page,
}) => {
  await page.goto(listPath({ invocationId: oddInvocationId, open: oddInvocationId }));
  await expect(instanceRows(page, oddInstanceId)).toBeVisible();
  await page.getByRole("button", { name: "Clear all" }).click();
  for (const [label, id] of [
    ["Command ID", oddCommandId],
    ["Invocation ID", oddInvocationId],
    ["Instance ID", oddInstanceId],
  ] as const) {
    const field = page.getByRole("textbox", { name: `Add ${label} to the filter` });
    await field.fill(id);
    await field.press("Enter");
    await expect(page.getByRole("list", { name: "Filters in force" })).toContainText(id);
  }
  await expect(page.getByText("1–1 of 1")).toBeVisible();
  await expect(invocationButton(page, oddInvocationId)).toBeVisible();
  await page.reload();
  await expect(invocationButton(page, oddInvocationId)).toBeVisible();
});

test("a paste of many IDs is split at commas, spaces and lines", async ({ page }) => {
  const ids = [mixedInvocationId, wellKnown.largeLogInvocationId, wellKnown.hostileInvocationId, "inv-none"];
  await page.goto(listPath({ commandId: "unknown" }));
  await page.evaluate(
    (text) => navigator.clipboard.writeText(text),
    `${ids[0]}, ${ids[1]}\n  ${ids[2]}\t${ids[3]}\r\n`,
  );
  const field = page.getByRole("textbox", { name: "Add Invocation ID to the filter" });
  await field.focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(page).toHaveURL(listPath({ commandId: "unknown", invocationId: ids }));
  await expect(field).toHaveValue("");
  await page.getByRole("button", { name: "Remove filter Command unknown" }).click();
  await expect(page.getByText("1–3 of 3")).toBeVisible();
});

test("an ID seen in a row is suggested by its name", async ({ page }) => {
  await page.goto(listPath({ invocationId: mixedInvocationId }));
  await expect(invocationButton(page, mixedInvocationId)).toBeVisible();
  const field = page.getByRole("textbox", { name: "Add Command ID to the filter" });
  await field.fill("disk-us");
  await page.getByRole("option", { name: `disk-usage-report ${wellKnown.diskUsageCommandId}` }).click();
  await expect(page).toHaveURL(
    listPath({ commandId: wellKnown.diskUsageCommandId, invocationId: mixedInvocationId }),
  );
});

test("each filter in force can be taken away, and all of them at once", async ({ page }) => {
  await page.goto(listPath({ commandId: ["one", "two"], status: ["Failed", "Running"] }));
  const applied = page.getByRole("list", { name: "Filters in force" });
  await applied.getByRole("button", { name: "Remove filter Command one" }).click();
  await expect(page).toHaveURL(listPath({ commandId: "two", status: ["Failed", "Running"] }));
  await applied.getByRole("button", { name: "Remove filter Status Running" }).click();
  await expect(page).toHaveURL(listPath({ commandId: "two", status: "Failed" }));
  await applied.getByRole("button", { name: "Clear all" }).click();
  await expect(page).toHaveURL("/");
  await expect(applied).toHaveCount(0);
});

test("what is typed in a field goes with all filters, whichever button takes them away", async ({ page }) => {
  const field = page.getByRole("textbox", { name: "Add Instance ID to the filter" });
  await test.step("above the list", async () => {
    await page.goto(listPath({ instanceId: ["ins-new-1", "ins-new-2"] }));
    await expect(page.getByText("No invocation matches these filters")).toBeVisible();
    await field.fill("ins-new-0");
    await page.getByRole("button", { name: "Clear all" }).click();
    await expect(field).toHaveValue("");
    await expect(page.getByRole("region", { name: "Filters" })).toBeFocused();
  });
  await test.step("in place of the rows", async () => {
    await expect(invocationButtons(page).first()).toBeVisible();
    await expect(page).toHaveURL("/");
    await page.goBack();
    await field.fill("ins-new-0");
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(field).toHaveValue("");
  });
  await expect(invocationButtons(page).first()).toBeVisible();
  await expect(page).toHaveURL("/");
});

test("values in the address that cannot be used become the default, and the page names them", async ({
  page,
}) => {
  await page.goto(
    listPath({
      status: "Failed",
      page: "zero",
      pageSize: "10001",
      sort: "colour.asc",
      output: "nonsense",
      pagesize: "50",
    }),
  );
  const notice = page.getByRole("status").filter({ hasText: "Parts of this link could not be used" });
  await expect(notice).toContainText("page: must be a whole number");
  await expect(notice).toContainText("pageSize: must be a whole number from 1 to 10000");
  await expect(notice).toContainText("sort: must name one column");
  await expect(notice).toContainText("pagesize: this page has no such parameter");
  await expect(notice).toContainText("output: must be INVOCATION/INSTANCE");
  await expect(page.getByRole("combobox", { name: "Rows a page" })).toHaveValue("20");
  await expect(invocationButtons(page).first()).toBeVisible();
  await notice.getByRole("button", { name: "Dismiss" }).click();
  await expect(page).toHaveURL(listPath({ status: "Failed" }));
  await expect(notice).toHaveCount(0);
});

test("the Tab key goes through the fields for IDs, from one to the next", async ({ page }) => {
  await page.goto(listPath());
  await expect(invocationButtons(page).first()).toBeVisible();
  const field = (label: string) => page.getByRole("textbox", { name: `Add ${label} to the filter` });
  await field("Command ID").focus();
  await expect(page.getByRole("listbox", { name: "Command ID seen in rows" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(field("Invocation ID")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(field("Instance ID")).toBeFocused();
});

test("what a field says lies over the list, which stays where it is, and is the field's description", async ({
  page,
}) => {
  await page.goto(listPath());
  const row = invocationButtons(page).first();
  await expect(row).toBeVisible();
  const top = async () => (await row.boundingBox())?.y;
  const before = await top();
  const field = page.getByRole("textbox", { name: "Add Command ID to the filter" });
  const hint = page.getByText(/^Not added\. Part of/);
  const room = async () => (await hint.boundingBox())?.width;
  await field.fill("cmd-");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/^Not added\. Part of/);
  expect(await room()).toBeGreaterThan(100);
  const suggestions = await page.getByRole("listbox", { name: "Command ID seen in rows" }).boundingBox();
  const said = await hint.boundingBox();
  if (suggestions === null || said === null) throw new Error("there is nothing to choose from");
  expect(said.y + said.height).toBeLessThanOrEqual(suggestions.y);
  expect(await top()).toBe(before);

  await field.press("Tab");
  await expect(field).toHaveAccessibleDescription(/^Not added\. Part of/);
  await expect.poll(room).toBe(1);
  expect(await top()).toBe(before);
});
