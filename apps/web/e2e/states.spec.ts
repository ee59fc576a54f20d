import { EventEmitter, once } from "node:events";
import { sessionPath } from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { expect, test } from "./fixtures.ts";
import { invocationButtons, invocationsTable, listPath } from "./list-page.ts";

test("before its scripts have come the page has its bar, and has asked who asks, once", async ({ page }) => {
  const held = new EventEmitter();
  await page.route("**/assets/index-*.js", async (route) => {
    await once(held, "release");
    await route.continue();
  });
  const asked: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === sessionPath) asked.push(request.resourceType());
  });
  await page.goto("/", { waitUntil: "commit" });
  await expect(page.getByRole("banner")).toHaveText("Command History");
  await expect.poll(() => asked.length).toBe(1);
  held.emit("release");
  await expect(invocationButtons(page).first()).toBeVisible();
  await expect(page.getByRole("banner")).toHaveCount(1);
  expect(asked).toHaveLength(1);
});

test("the first load shows grey rows in the place of those to come, and can be stopped, with the upstream's call", async ({
  page,
  stack,
}) => {
  await page.goto(listPath({ commandId: "fault-hang" }));
  await expect(page.getByRole("progressbar", { name: "Loading invocations" })).toBeVisible();
  await expect(page.getByText("· Loading")).toBeVisible();
  await expect(invocationsTable(page)).toHaveAttribute("aria-busy", "true");
  await expect(invocationsTable(page).getByRole("columnheader", { name: "Command" })).toBeVisible();
  await expect(invocationButtons(page)).toHaveCount(0);
  const hanging = () =>
    stack.simulator.requests.filter(({ body, state }) => body?.includes("fault-hang") && state === "open")
      .length;
  await expect.poll(hanging).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Stop" }).click();
  await expect.poll(hanging).toBe(0);
  await expect(page.getByRole("progressbar", { name: "Loading invocations" })).toHaveCount(0);
  await expect(page.getByText("Loading was stopped before any row came")).toBeVisible();
  await expect(page.getByText("Stopped after")).toHaveCount(0);
  await expect(page.getByText("· Stopped")).toBeVisible();
  await expect(page.getByText("No invocation matches")).toHaveCount(0);
  await page.getByRole("button", { name: "Load again" }).click();
  await expect.poll(hanging).toBeGreaterThan(0);
});

test("other rows stand in, dimmed, until the new ones come", async ({ page }) => {
  await page.goto(listPath({ invocationId: wellKnown.mixedInvocationId }));
  await expect(invocationButtons(page)).toHaveCount(1);
  const field = page.getByRole("textbox", { name: "Add Command ID to the filter" });
  await field.fill("fault-hang");
  await field.press("Enter");
  await expect(invocationsTable(page)).toHaveAttribute("aria-busy", "true");
  await expect(invocationButtons(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Loading was stopped before any row came")).toBeVisible();
  await expect(invocationButtons(page)).toHaveCount(0);
});

test("when nothing matches, the page says so and offers to clear the filters", async ({ page }) => {
  await page.goto(listPath({ commandId: "cmd-none", status: "Failed" }));
  await expect(page.getByText("No invocation matches these filters")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL("/");
  await expect(invocationButtons(page).first()).toBeVisible();
  // An upstream that sends no data set counts as one without rows.
  await page.goto(listPath({ commandId: "fault-dataset-null" }));
  await expect(page.getByText("No invocation matches these filters")).toBeVisible();
});

test("a page that breaks off keeps the rows that came, says why, and can be loaded again", async ({
  page,
}) => {
  for (const [fault, words] of [
    ["fault-truncated", "Zenlayer's answer cannot be read"],
    ["fault-reset", "The connection to Zenlayer failed"],
  ] as const) {
    await page.goto(listPath({ commandId: fault }));
    await expect(page.getByRole("alert")).toContainText("This list is incomplete: 2 rows came");
    await expect(page.getByRole("alert")).toContainText(words);
    await expect(page.getByRole("alert")).toContainText("Request ID");
    await expect(page.getByText("· Not loaded")).toBeVisible();
    await expect(invocationButtons(page)).toHaveCount(2);
    await expect(page.getByRole("alert").getByRole("button", { name: "Load again" })).toBeEnabled();
    await expect(page.getByRole("button", { name: "Next page" })).toHaveAttribute("aria-disabled", "true");
  }
});

const takesLong = "Loading the invocation and its instances";
const stopped = "Stopped: the invocation is not loaded";

test("an invocation that takes long says so on its page, and can be stopped with the upstream's call, and loaded again", async ({
  page,
  stack,
}) => {
  const hanging = () =>
    stack.simulator.requests.filter(({ body, state }) => body?.includes("fault-hang") && state === "open");
  await page.goto("/invocations/fault-hang");
  await expect(page.getByText(takesLong)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "fault-hang" })).toBeVisible();
  await expect.poll(() => hanging().length).toBe(1);
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText(stopped)).toBeVisible();
  await expect(page.getByRole("link", { name: "Invocations" })).toBeVisible();
  await expect.poll(() => hanging().length).toBe(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.getByRole("button", { name: "Load it" }).click();
  await expect(page.getByText(takesLong)).toBeVisible();
  await expect.poll(() => hanging().length).toBe(1);
});

test("an invocation that takes long in an open row can be stopped, and comes when it is loaded again", async ({
  page,
}) => {
  const id = wellKnown.mixedInvocationId;
  await page.route(`**/api/invocations/${id}`, () => undefined, { times: 1 });
  await page.goto(listPath({ invocationId: id, open: id }));
  await expect(page.getByText(takesLong)).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText(stopped)).toBeVisible();
  await page.getByRole("button", { name: "Load it" }).click();
  await expect(page.getByRole("table", { name: "Instances" }).getByRole("row").nth(1)).toBeVisible();
});

test("a page that stalls shows its first rows, and can be stopped with them", async ({ page }) => {
  await page.goto(listPath({ commandId: "fault-stall" }));
  await expect(invocationButtons(page)).toHaveCount(2);
  await expect(page.getByText("2 rows so far")).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Stopped after 2 rows")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Pages" })).toContainText("1–2, stopped before the end");
  await expect(invocationButtons(page)).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Load the whole page" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Next page" })).toHaveAttribute("aria-disabled", "true");
});

test("a row that cannot be read in full is marked with what is wrong, and the others are shown", async ({
  page,
}) => {
  await page.goto(listPath({ commandId: "fault-broken-rows" }));
  const rows = invocationsTable(page).getByRole("row");
  await expect(rows).toHaveCount(11);
  await expect(rows.filter({ hasText: "Unreadable" })).not.toHaveCount(0);
  await expect(rows.filter({ hasText: "Cancelled" })).toContainText("PYTHON");
  // What has an ID can be opened, to see its instances; what has none cannot.
  await expect(rows.filter({ hasText: "fault-broken-rows-row-3" })).toContainText("Not loaded");
  for (const row of [7, 8, 9, 10]) await expect(rows.nth(row)).not.toContainText("Not loaded");
  const sound = rows.filter({ hasText: "fault-broken-rows-row-4" });
  await expect(sound).toContainText("1 ok · 1 failed");
  await expect(sound).not.toContainText("Unreadable");
  await page.getByRole("button", { name: /fault-broken-rows-row-2/ }).click();
  await expect(page.getByRole("region", { name: "Script" })).toContainText("uptime");
});

test("instances and outputs that the list leaves out are not taken for empty", async ({ page }) => {
  await page.goto(listPath({ commandId: "fault-no-instances" }));
  await expect(invocationsTable(page).getByRole("row", { name: /row-1/ })).toContainText("Not loaded");
  await page.getByRole("button", { name: /fault-no-instances-row-2/ }).click();
  await page.getByRole("button", { name: "Details of edge-ams-002" }).click();
  await expect(page.getByRole("log", { name: "stderr of edge-ams-002" })).toContainText("uptime: not found");
});
