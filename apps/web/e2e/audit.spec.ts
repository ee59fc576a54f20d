import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wellKnown } from "@command-history/simulator";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { test as base, expect } from "./fixtures.ts";
import { expectNoSidewaysScroll } from "./sideways.ts";
import { startStack } from "./stack.ts";

const { mixedInvocationId } = wellKnown;

/** A BFF behind a proxy that signs people in, which keeps its trail in a file; the page asks as an auditor who reads. */
const test = base.extend<{ trail: string; groups: string }>({
  groups: "auditors,readers",
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  trail: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "command-history-audit-"));
    await use(join(folder, "audit.log"));
    rmSync(folder, { recursive: true });
  },
  stack: async ({ trail }, use) => {
    const stack = await startStack(
      { invocations: 100 },
      {
        AUTH_MODE: "proxy",
        TRUSTED_PROXIES: "127.0.0.1",
        PROXY_SECRET: "the-secret-of-the-proxy-in-front!!",
        AUDITOR_GROUPS: "auditors",
        READER_GROUPS: "readers",
        AUDIT_LOG: trail,
      },
    );
    await use(stack);
    await stack.close();
  },
  extraHTTPHeaders: async ({ groups }, use) => {
    await use({
      "X-Proxy-Secret": "the-secret-of-the-proxy-in-front!!",
      "X-Forwarded-User": "ada@example.org",
      "X-Forwarded-Groups": groups,
    });
  },
});

/** A line of the trail, so many minutes ago. */
function lineOf(minutesAgo: number, facts: object = {}): string {
  return `${JSON.stringify({
    audit: 1,
    time: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
    requestId: `request-${minutesAgo}`,
    action: "output",
    result: "allowed",
    code: null,
    user: { id: "u-1", name: "Bo" },
    address: "192.0.2.1",
    object: { profile: null, invocationId: `inv-${minutesAgo}`, instanceId: "ins-1", stream: "stderr" },
    filter: null,
    reason: null,
    ...facts,
  })}\n`;
}

function eventRows(page: Page, text: string | RegExp = ""): Locator {
  return page
    .getByRole("table", { name: "Audit trail" })
    .getByRole("row")
    .filter({ has: page.getByRole("button", { name: /^Details of/ }), hasText: text });
}

test("an auditor sees what was read, and comes to the invocation from there", async ({ page }) => {
  await page.goto(`/invocations/${mixedInvocationId}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Audit trail" }).click();
  await expect(page).toHaveURL("/audit");
  const opened = eventRows(page, mixedInvocationId).filter({ hasText: "Invocation" });
  await expect(opened).toContainText("ada@example.org");
  await expect(opened).toContainText("Allowed");
  await opened.getByRole("link", { name: mixedInvocationId }).click();
  await expect(page).toHaveURL(`/invocations/${mixedInvocationId}?profile=environment`);
});

test("a row opens with the keyboard, and its request ID can be copied", async ({ page, context, trail }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  appendFileSync(trail, lineOf(5, { action: "reveal", reason: "Incident 4711" }));
  await page.goto("/audit");
  await eventRows(page, "Hidden text shown")
    .getByRole("button", { name: /^Details of/ })
    .focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Incident 4711")).toHaveCount(2);
  await page.getByRole("button", { name: "Copy Request ID" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("request-5");
});

test("of hidden text that was shown, the row and its facts say whether it was the script", async ({
  page,
  trail,
}) => {
  const object = { profile: null, invocationId: "inv-script", instanceId: null, stream: null };
  appendFileSync(trail, lineOf(5, { action: "reveal", object }));
  await page.goto("/audit");
  const row = eventRows(page, "Hidden text shown");
  await expect(row).toContainText(/inv-script\s*script/);
  await row.getByRole("button", { name: /^Details of/ }).click();
  await expect(page.locator("dt", { hasText: /^Text$/ }).locator("+ dd")).toHaveText("script");
});

test("the filters stand on one line, with their names", async ({ page }) => {
  await page.goto("/audit");
  const filters = page.getByRole("region", { name: "Filters" });
  const action = filters.getByRole("button", { name: "All actions" });
  const user = filters.getByRole("textbox", { name: "User" });
  async function top(of: Locator): Promise<number> {
    await expect(of).toBeVisible();
    return (await of.boundingBox())?.y ?? Number.NaN;
  }
  expect(await top(action)).toBe(await top(user));
  expect(await top(filters.getByText("Action", { exact: true }))).toBe(
    await top(filters.getByText("User", { exact: true })),
  );
  const border = await user.evaluate((field) => getComputedStyle(field).borderTopColor);
  await expect(action).toHaveCSS("border-top-color", border);
});

test("filters are in the link, and can be cleared", async ({ page, trail }) => {
  appendFileSync(trail, lineOf(9) + lineOf(8, { result: "refused", code: "FORBIDDEN" }) + lineOf(7));
  await page.goto("/audit");
  await expect(eventRows(page)).toHaveCount(4);
  await page.getByRole("textbox", { name: "User" }).fill("bo");
  await page.getByRole("combobox", { name: "Result" }).selectOption("Refused");
  await expect(page).toHaveURL("/audit?user=bo&result=refused");
  await expect(eventRows(page)).toHaveCount(1);
  await expect(eventRows(page)).toContainText("FORBIDDEN");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "User" })).toHaveValue("bo");
  await expect(eventRows(page)).toHaveCount(1);
  await page.getByRole("button", { name: "All actions" }).click();
  await page.getByRole("checkbox", { name: "Sign-in" }).check();
  await expect(page.getByText("No event matches these filters")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await expect(page).toHaveURL("/audit");
  await expect(eventRows(page, "inv-9")).toHaveCount(1);
});

test("what was typed just before the filters are cleared is not applied after that", async ({ page }) => {
  await page.clock.install();
  await page.goto("/audit?result=allowed");
  await expect(eventRows(page).first()).toBeVisible();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.getByRole("textbox", { name: "User" }).fill("bo");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.clock.runFor("00:01");
  await expect(page.getByRole("textbox", { name: "User" })).toHaveValue("");
  await expect(page).toHaveURL("/audit");
});

test("times are on the clock of the zone chosen for the page", async ({ page, trail }) => {
  appendFileSync(trail, lineOf(0, { time: "2026-01-31T08:00:30.000Z" }));
  await page.goto("/audit?from=2026-01-31T08:00Z&to=2026-01-31T08:01Z");
  // Berlin in winter.
  await expect(eventRows(page)).toContainText("2026-01-31 09:00:30");
  await expect(page.getByLabel("From")).toHaveValue("2026-01-31 09:00");
  await page.getByLabel("From").fill("2026-01-31 1");
  await page.getByLabel("Until").focus();
  await expect(page.getByLabel("From")).toHaveAccessibleDescription("Such as 2026-01-31 08:00");
  await expectAccessible(page);
  await page.getByLabel("From").fill("2026-01-31 10:00");
  await expect(page).toHaveURL(/from=2026-01-31T09%3A00Z/);
  await expect(page.getByText("No event matches these filters")).toBeVisible();
});

test("older events follow on request, until the beginning of the trail", async ({ page, trail }) => {
  appendFileSync(trail, Array.from({ length: 150 }, (_, index) => lineOf(200 - index)).join(""));
  await page.goto("/audit");
  await expect(page.getByRole("status").filter({ hasText: "100 events, back to" })).toBeVisible();
  await page.getByRole("button", { name: "Load older" }).click();
  await expect(page.getByText("151 events: this is the beginning of the trail")).toBeVisible();
  await expect(eventRows(page, "inv-200")).toHaveCount(1);
});

test("a refresh that fails leaves what was read, and Retry makes up for it", async ({ page, trail }) => {
  appendFileSync(trail, Array.from({ length: 150 }, (_, index) => lineOf(200 - index)).join(""));
  await page.goto("/audit");
  await page.getByRole("button", { name: "Load older" }).click();
  await expect(page.getByText("151 events: this is the beginning of the trail")).toBeVisible();
  await page.route("**/api/audit", (route) => route.abort(), { times: 1 });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByText("151 events: this is the beginning of the trail")).toBeVisible();
  appendFileSync(trail, lineOf(0));
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(eventRows(page, "inv-0")).toHaveCount(1);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a line that is no event is shown as it stands, and runs nothing", async ({ page, trail }) => {
  appendFileSync(trail, '<img src=x onerror=alert(1)>{"audit"\n');
  appendFileSync(
    trail,
    lineOf(1, { user: { id: "<script>alert(1)</script>", name: "\u202eeve\u001b[31m" } }),
  );
  await page.goto("/audit");
  await expect(eventRows(page, "Not an event")).toContainText('<img src=x onerror=alert(1)>{"audit"');
  await expect(eventRows(page, "inv-1")).toContainText("eve");
  await expectAccessible(page);
});

test("the trail and an open event fit into any width, without an axe violation", async ({ page, trail }) => {
  appendFileSync(
    trail,
    lineOf(3, {
      object: { profile: "p".repeat(80), invocationId: "i".repeat(200), instanceId: null, stream: null },
    }) + lineOf(2, { filter: `status=${"x".repeat(300)}`, reason: "r".repeat(300) }),
  );
  await page.goto("/audit");
  await eventRows(page, "Bo")
    .first()
    .getByRole("button", { name: /^Details of/ })
    .click();
  await expect(page.getByRole("button", { name: "Copy Request ID" })).toBeVisible();
  for (const width of [1440, 1024, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
    if (width === 1440 || width === 320) await expectAccessible(page);
  }
});

test.describe("one who is no auditor", () => {
  test.use({ groups: "readers" });

  test("is told so in place of the trail, and not offered it", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("table", { name: "Invocations" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Audit trail" })).toHaveCount(0);
    await page.goto("/audit");
    await expect(page.getByText("Ask whoever runs this dashboard for the auditor role.")).toBeVisible();
    await expect(page.getByRole("switch", { name: "Live" })).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Invocations", exact: true }).click();
    await expect(page.getByRole("table", { name: "Invocations" })).toBeVisible();
  });
});

base("without a trail the page says so", async ({ page }) => {
  await page.goto("/audit");
  await expect(page.getByText("No audit trail is kept")).toBeVisible();
  await expectAccessible(page);
});
