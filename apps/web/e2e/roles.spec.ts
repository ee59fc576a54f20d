import { wellKnown } from "@command-history/simulator";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { asMemberOf, proxySettings } from "./behind-proxy.ts";
import { test as base, expect } from "./fixtures.ts";
import { invocationPath, outputButtons } from "./invocation-page.ts";
import { instancesTable, invocationButton, invocationButtons, listPath } from "./list-page.ts";
import { type Stack, startStack } from "./stack.ts";
import { instancesOf } from "./upstream.ts";

const { mixedInvocationId, runningInvocationId } = wellKnown;
const lock = "Scripts and outputs are not shown to you. Ask whoever runs this dashboard for the reader role.";

/** A BFF behind a proxy that signs people in, with these settings besides. */
function startBehindProxy(settings: Readonly<Record<string, string>> = {}): Promise<Stack> {
  return startStack({ invocations: 100 }, { ...proxySettings, ...settings });
}

/**
 * Who asks is told by the headers of each request, so that one BFF serves all tests of a worker: the groups of the one
 * who asks; null: the proxy names nobody.
 */
const test = base.extend<{ groups: string | null }, { stackBehindProxy: Stack }>({
  groups: ["ops", { option: true }],
  stackBehindProxy: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const stack = await startBehindProxy();
      await use(stack);
      await stack.close();
    },
    { scope: "worker" },
  ],
  stack: async ({ stackBehindProxy }, use) => use(stackBehindProxy),
  extraHTTPHeaders: async ({ groups }, use) => use(groups === null ? {} : asMemberOf(groups)),
});

/** A BFF that opens its account to other groups than those who ask. */
const testWithoutAccount = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  stack: async ({}, use) => {
    const stack = await startBehindProxy({ PROFILE_GROUPS: "environment=billing" });
    await use(stack);
    await stack.close();
  },
});

/** An upstream whose clock stands still: the invocation that waits to be run, waits. */
const testStandingStill = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  stack: async ({}, use) => {
    const start = new Date();
    const stack = await startStack({ now: () => start, invocations: 100 }, proxySettings);
    await use(stack);
    await stack.close();
  },
});

/** The paths that the page has asked the BFF for. */
function apiRequests(page: Page): string[] {
  const paths: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) paths.push(pathname);
  });
  return paths;
}

test.describe("a viewer", () => {
  test("sees the list without excerpts, and opens a row to a lock in place of the script", async ({
    page,
  }) => {
    const asked = apiRequests(page);
    await page.goto(listPath({ commandId: "fault-total-first", open: "fault-total-first-row-1" }));
    await expect(page.getByText(lock)).toBeVisible();
    await expect(
      page.getByText("The column Main failure does not show what the commands printed"),
    ).toBeVisible();
    await expect(instancesTable(page).getByRole("columnheader", { name: "Instance" })).toBeVisible();
    await expect(instancesTable(page).getByRole("columnheader", { name: "Output" })).toHaveCount(0);
    await expect(instancesTable(page).getByRole("button", { name: /^Details of/ })).toHaveCount(0);
    await expect(page.getByRole("region", { name: "Script" })).toHaveCount(0);
    expect(asked.filter((path) => /stdout|stderr|search|digests/.test(path))).toEqual([]);
    await expectAccessible(page);
  });

  test("goes from a list filtered by an instance to a page whose link asks for no output", async ({
    page,
    stack,
  }) => {
    const [instance] = await instancesOf(stack, mixedInvocationId);
    await page.goto(
      listPath({
        invocationId: mixedInvocationId,
        instanceId: instance?.instanceId ?? "",
        open: mixedInvocationId,
      }),
    );
    await page.getByRole("link", { name: "Open page" }).click();
    await expect(page.getByText(lock)).toBeVisible();
    await expect(page).toHaveURL(invocationPath(mixedInvocationId));
    await expect(page.getByText("Parts of this link could not be used")).toHaveCount(0);
  });

  test("takes the list away as CSV, and is told who they are and what they may see", async ({ page }) => {
    await page.goto("/");
    await expect(invocationButtons(page)).not.toHaveCount(0);
    await page.getByRole("button", { name: "Export" }).click();
    const saved = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "This page as CSV" }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
    await page.getByRole("button", { name: "Signed in as Ada Lovelace" }).click();
    const account = page.getByRole("dialog", { name: "Signed in as Ada Lovelace" });
    await expect(account).toContainText("The list, statuses and times");
    await expect(account).not.toContainText("Scripts and outputs");
    await expect(account.getByRole("button", { name: "Sign out" })).toHaveCount(0);
    await expectAccessible(page);
  });

  test("sees how each instance of an invocation ended, and nothing that they wrote", async ({ page }) => {
    const asked = apiRequests(page);
    // Rows enough to judge by: axe looks at each.
    await page.goto(invocationPath(mixedInvocationId, { task: "Failed" }));
    await expect(page.getByText(lock)).toBeVisible();
    await expect(instancesTable(page).getByRole("columnheader", { name: "Started" })).toBeVisible();
    await expect(outputButtons(page)).toHaveCount(0);
    for (const name of ["Export", "Group by output", "Compare with another run", "Search all outputs"]) {
      await expect(page.getByRole("button", { name })).toHaveCount(0);
    }
    await instancesTable(page).getByRole("checkbox").nth(1).check();
    await instancesTable(page).getByRole("checkbox").nth(2).check();
    await expect(page.getByRole("group", { name: "Selection" })).toContainText("2 selected");
    await expect(page.getByRole("button", { name: "Compare outputs" })).toHaveCount(0);
    expect(asked.filter((path) => /stdout|stderr|search|digests/.test(path))).toEqual([]);
    await expectAccessible(page);
    // Nor is there a shortcut or an action for what is locked.
    await page.keyboard.press("Control+k");
    const palette = page.getByRole("dialog");
    await expect(palette.getByRole("button", { name: /Select the instance/ })).toBeVisible();
    for (const name of [/Show the instance's output/, /failed instance/]) {
      await expect(palette.getByRole("button", { name })).toHaveCount(0);
    }
  });

  test("is told what a link shows to readers, and keeps the rest of it", async ({ page }) => {
    const asked = apiRequests(page);
    await page.goto(
      invocationPath(mixedInvocationId, { task: "Failed", group: "output", L: "3", q: "error" }),
    );
    await expect(
      page.getByText(
        "Scripts and outputs are not shown to you. The link asks for groups, marked lines, a search.",
      ),
    ).toBeVisible();
    await expect(page.getByText(lock)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Failed/, pressed: true })).toBeVisible();
    await page.getByRole("button", { name: "Dismiss" }).click();
    await expect(page).toHaveURL(invocationPath(mixedInvocationId, { task: "Failed" }));
    expect(asked.filter((path) => /stdout|stderr|search|digests/.test(path))).toEqual([]);
  });
});

test.describe("a reader", () => {
  test.use({ groups: "dev" });

  test("sees scripts and outputs, and has no lock", async ({ page }) => {
    await page.goto(invocationPath(mixedInvocationId));
    await expect(page.getByRole("log").first()).toBeVisible();
    await expect(page.getByRole("region", { name: "Script" })).toBeVisible();
    await expect(page.getByText(lock)).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Export" })).toBeVisible();
  });

  test("is named in one line with the other tools of the bar, on a phone too", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto("/");
    const theme = await page.getByRole("button", { name: /^Theme/ }).boundingBox();
    const user = await page.getByRole("button", { name: "Signed in as Ada Lovelace" }).boundingBox();
    expect(user?.y).toBe(theme?.y);
  });

  test("keeps the page when the session ends, and goes on when it is there again", async ({
    page,
    context,
  }) => {
    await page.goto(listPath({ invocationId: mixedInvocationId }));
    await expect(invocationButton(page, mixedInvocationId)).toBeVisible();
    const url = page.url();

    await context.setExtraHTTPHeaders({});
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByText("Your session has ended.")).toBeVisible();
    await expect(invocationButton(page, mixedInvocationId)).toBeVisible();
    await expect(page).toHaveURL(url);
    const again = page.getByRole("link", { name: "Sign in again" });
    await expect(again).toHaveAttribute("href", new URL(url).pathname + new URL(url).search);
    await expectAccessible(page);

    await context.setExtraHTTPHeaders(asMemberOf("dev"));
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(page.getByText("Your session has ended.")).toHaveCount(0);
    await expect(page.getByText("was not loaded")).toHaveCount(0);
  });

  testStandingStill("asks for nothing by itself once the session has ended", async ({ page, context }) => {
    await page.clock.install();
    await page.goto(listPath({ invocationId: runningInvocationId }));
    await expect(page.getByText(/every \d+ s/)).toBeVisible();
    await context.setExtraHTTPHeaders({});
    await page.clock.fastForward(60_000);
    await expect(page.getByText("Paused: session ended")).toBeVisible();
    const asked = apiRequests(page);
    await page.clock.fastForward(600_000);
    await expect(page.getByText("Your session has ended.")).toBeVisible();
    expect(asked).toEqual([]);
  });

  test("leaves nothing of theirs to the next person in another tab", async ({ page, context }) => {
    await page.goto(invocationPath(mixedInvocationId));
    await expect(page.getByRole("log").first()).toBeVisible();
    await context.setExtraHTTPHeaders(asMemberOf("ops", "bob"));
    const other = await context.newPage();
    await other.goto("/");
    await expect(invocationButtons(other)).not.toHaveCount(0);
    await expect(page.getByText(lock)).toBeVisible();
    await expect(page.getByRole("log")).toHaveCount(0);
  });
});

test.describe("one without any role", () => {
  test.use({ groups: "visitors" });

  test("is told so, and nothing is asked for", async ({ page }) => {
    const asked = apiRequests(page);
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Nothing here is open to you" })).toBeVisible();
    await expect(page.getByText("You are signed in as Ada Lovelace")).toBeVisible();
    expect(asked).toEqual(["/api/session"]);
    await expectAccessible(page);
  });
});

test.describe("one whom the proxy does not name", () => {
  test.use({ groups: null });

  test("is told whom to ask, and nothing is asked for", async ({ page }) => {
    const asked = apiRequests(page);
    await page.goto(listPath({ status: "Failed" }));
    await expect(page.getByRole("heading", { name: "Nobody is signed in" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Try again" })).toHaveAttribute("href", "/?status=Failed");
    expect(asked).toEqual(["/api/session"]);
    await expectAccessible(page);
  });
});

testWithoutAccount.describe("one to whom no account is open", () => {
  testWithoutAccount.use({ groups: "dev" });

  testWithoutAccount("is told so", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByText("No account is open to you")).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expectAccessible(page);
  });
});
