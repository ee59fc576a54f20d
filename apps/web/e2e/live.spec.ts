import { wellKnown } from "@command-history/simulator";
import type { Page } from "@playwright/test";
import { test as base, expect } from "./fixtures.ts";
import { instanceRow, invocationPath } from "./invocation-page.ts";
import {
  instanceRows,
  invocationButton,
  invocationButtons,
  invocationsTable,
  listPath,
  outputFrame,
  outputLines,
} from "./list-page.ts";
import { startStack } from "./stack.ts";
import { findInstance } from "./upstream.ts";

const { runningInvocationId, mixedInvocationId } = wellKnown;

interface Clock {
  /** Moves the simulator's clock. It stands still otherwise. */
  advance(seconds: number): void;
}

/** Each test has a simulator of its own, whose clock it holds. */
const test = base.extend<{ clock: Clock & { now(): Date } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  clock: async ({}, use) => {
    let time = Date.now();
    await use({
      now: () => new Date(time),
      advance: (seconds) => {
        time += seconds * 1000;
      },
    });
  },
  stack: async ({ clock }, use) => {
    // The clock of these tests is the simulator's: answers kept by the real one would lag behind it.
    const stack = await startStack({ now: clock.now, invocations: 100 }, { MEMORY_FRESH_MS: "0" });
    await use(stack);
    await stack.close();
  },
});

const filters = { invocationId: [runningInvocationId, mixedInvocationId] };

const listApi = "/api/invocations";

/** Counts the page's requests for `path` from now on. */
function countRequests(page: Page, path: string): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === path) count += 1;
  });
  return () => count;
}

test("an invocation goes from Pending through Running to its end without a reload", async ({
  page,
  clock,
}) => {
  await page.goto(listPath(filters));
  const row = invocationsTable(page).getByRole("row", { name: runningInvocationId });
  await expect(row).toContainText("24 pending");
  await expect(row).toContainText("Pending");
  await expect(page.getByText(/^· every/)).toBeVisible();
  clock.advance(40);
  await expect(row).toContainText("Running");
  await expect(row).toContainText(/\d+ ok · .*\d+ running/);
  clock.advance(140);
  await expect(row).toContainText("Partly failed");
  await expect(row).toContainText("21 ok · 3 failed");
  await expect(page.getByText("· Nothing running · every 30 s")).toBeVisible();
});

test("a list in which nothing runs shows a run that begins", async ({ page, clock }) => {
  await page.clock.install();
  await page.goto(listPath({ invocationId: runningInvocationId, status: "Running" }));
  await expect(page.getByText("· Nothing running · every 30 s")).toBeVisible();
  const noMatch = page.getByText("No invocation matches");
  await expect(noMatch).toBeVisible();
  clock.advance(40);
  await page.clock.runFor("00:29");
  await expect(noMatch).toBeVisible();
  await page.clock.runFor("00:02");
  await expect(invocationButton(page, runningInvocationId)).toBeVisible();
  await expect(page.getByText(/^· every/)).toBeVisible();
});

test("a list in which nothing runs stays untouched while nothing new is there", async ({ page }) => {
  await page.clock.install();
  const withoutRows = { invocationId: mixedInvocationId, status: "Running" };
  for (const filter of [{ invocationId: mixedInvocationId }, withoutRows]) {
    await page.goto(listPath(filter));
    await expect(page.getByText("· Nothing running · every 30 s")).toBeVisible();
    await page.evaluate(() => {
      const changes: string[] = [];
      const observer = new MutationObserver((records) => {
        changes.push(...records.map(({ target }) => target.textContent ?? ""));
      });
      // Not the texts in the rows: how long ago something was goes on being true.
      for (const element of document.querySelectorAll("[role=table], [role=status]")) {
        const characterData = element.matches("[role=status]");
        observer.observe(element, { subtree: true, childList: true, attributes: true, characterData });
      }
      Object.assign(window, { changes });
    });
    const answered = page.waitForResponse((response) => new URL(response.url()).pathname === listApi);
    await page.clock.runFor("00:31");
    expect((await answered).status()).toBe(304);
    await expect(page.getByRole("button", { name: "Refresh" })).not.toHaveAttribute("aria-busy", "true");
    expect(await page.evaluate(() => Reflect.get(window, "changes"))).toEqual([]);
  }
});

test("the page of an invocation that has ended asks for nothing more", async ({ page }) => {
  await page.clock.install();
  await page.goto(invocationPath(mixedInvocationId));
  await expect(page.getByText("· Finished")).toBeVisible();
  const requests = countRequests(page, `${listApi}/${mixedInvocationId}`);
  await page.clock.runFor("05:00");
  expect(requests()).toBe(0);
});

test("the page of an invocation that runs says for how long, as its row does", async ({ page, clock }) => {
  clock.advance(40);
  await page.goto(invocationPath(runningInvocationId));
  const duration = page
    .getByRole("term")
    .filter({ hasText: /^Duration$/ })
    .locator("+ dd");
  await expect(duration).toHaveText(/^\d+ s…$/);
  clock.advance(140);
  await expect(duration).toHaveText(/^(\d+ min )?\d+ s$/);
});

test("the page of an invocation says that an instance failed while another one is on display", async ({
  page,
  clock,
}) => {
  await page.goto(invocationPath(runningInvocationId));
  const shown = page.getByRole("region", { name: /^Output of / });
  await expect(shown).toContainText("Pending");
  clock.advance(180);
  await expect(shown.getByText("3 instances failed.")).toBeVisible();
  // Read out by the page's one live region: one that comes with its words in it is not.
  await expect(shown.getByRole("status")).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "3 instances failed." })).toBeAttached();
  await expect(shown).toContainText("Success");
  await shown.getByRole("button", { name: "Show the first" }).click();
  await expect(shown).toContainText("Failed");
  await expect(shown).not.toContainText("3 instances failed.");
  await expect(shown).toBeFocused();
});

test("the page of an invocation says nothing of instances that failed and that its text filter hides", async ({
  page,
  clock,
}) => {
  const name = "edge-ams-001";
  await page.goto(invocationPath(runningInvocationId, { find: name }));
  const row = instanceRow(page, name);
  await expect(row).toContainText("Pending");
  clock.advance(180);
  await expect(row).toContainText("Success");
  await expect(page.getByRole("button", { name: "Failed 3" })).toBeVisible();
  await expect(page.getByText(/instances? failed\./)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Next failed instance" })).toHaveCount(0);
});

test("a refresh keeps open rows, the focus and the scroll where they are", async ({ page, clock, stack }) => {
  const failed = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 127);
  await page.goto(listPath({ ...filters, open: [runningInvocationId, mixedInvocationId] }));
  await instanceRows(page, failed.instanceName).last().click();
  const stderr = outputLines(page, "stderr", failed.instanceName);
  await expect(stderr).toContainText("command not found");
  const copy = outputFrame(page, "stderr", failed.instanceName).getByRole("button", { name: "Copy" });
  await copy.focus();
  await copy.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const place = () => copy.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await place();

  clock.advance(180);
  const row = invocationsTable(page).getByRole("row", {
    name: new RegExp(`^Details of .*${runningInvocationId}`),
  });
  await expect(row).toContainText("Partly failed");
  await expect(copy).toBeFocused();
  expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
  await expect(invocationButton(page, mixedInvocationId)).toHaveAttribute("aria-expanded", "true");
  await expect(stderr).toContainText("command not found");
});

test("rows that are read at the end of the page stay where they are as new ones come, and no room is left behind", async ({
  page,
  clock,
}) => {
  await page.goto("/");
  const rows = invocationButtons(page);
  await expect(rows).toHaveCount(20);
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  const heightBefore = await height();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const name = (await rows.nth(10).getAttribute("aria-label")) ?? "";
  const read = page.getByRole("button", { name, exact: true });
  const place = () => read.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await place();

  const first = (await rows.first().getAttribute("aria-label")) ?? "";
  clock.advance(60);
  await expect(rows.first()).not.toHaveAccessibleName(first);
  expect(await rows.nth(10).getAttribute("aria-label")).not.toBe(name);
  expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);

  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(height).toBeLessThanOrEqual(heightBefore + 1);
});

test("an output appears in an open instance once the command has ended", async ({ page, clock }) => {
  await page.goto(listPath({ ...filters, open: runningInvocationId }));
  const row = instanceRows(page).first();
  await expect(row).toContainText("Pending");
  const name = (await row.getByRole("button", { name: /^Details of/ }).getAttribute("aria-label")) ?? "";
  const instanceName = name.replace("Details of ", "");
  await row.click();
  await expect(outputFrame(page, "stdout", instanceName)).toContainText("None yet");
  clock.advance(180);
  await expect(outputLines(page, "stdout", instanceName)).toContainText("Installing hooks");
});

test("an output that grows while it is open stays where its reader is", async ({ page, clock, stack }) => {
  clock.advance(40);
  const { instanceId, instanceName } = await findInstance(
    stack,
    runningInvocationId,
    ({ taskStatus, output }) => taskStatus === "Running" && (output ?? "").split("\n").length > 4,
  );
  const askedFor: (string | null)[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.endsWith("/stdout")) askedFor.push(searchParams.get("sha256"));
  });
  await page.setViewportSize({ width: 1440, height: 300 });
  await page.goto(invocationPath(runningInvocationId, { instance: instanceId }));
  const frame = outputFrame(page, "stdout", instanceName);
  const lines = outputLines(page, "stdout", instanceName);
  const facts = frame.getByText(/ · \d+ lines?$/);
  await expect(facts).toBeVisible();
  const before = await facts.textContent();
  await lines.focus();
  const scrollTop = await lines.evaluate((element) => {
    element.scrollTop = 20;
    element.dataset.same = "true";
    return element.scrollTop;
  });
  expect(scrollTop).toBeGreaterThan(0);
  clock.advance(10);
  await expect(facts).not.toHaveText(before ?? "");
  await expect(lines).toBeFocused();
  await expect(lines).toHaveAttribute("data-same", "true");
  expect(await lines.evaluate((element) => element.scrollTop)).toBe(scrollTop);
  // Else the server might give the text of a moment ago, which it remembers, for the one that the invocation tells of.
  expect(askedFor.length).toBeGreaterThan(1);
  expect(new Set(askedFor).size).toBe(askedFor.length);
  expect(askedFor).not.toContain(null);
});

test("nothing refreshes while Live is switched off, and the choice is remembered", async ({
  page,
  clock,
}) => {
  await page.clock.install();
  await page.goto(listPath(filters));
  const row = invocationsTable(page).getByRole("row", { name: runningInvocationId });
  await expect(row).toContainText("24 pending");
  await page.getByRole("switch", { name: "Live" }).uncheck();
  await expect(page.getByText("· Off")).toBeVisible();
  await expect(page.getByRole("button", { name: "Refresh" })).not.toHaveAttribute("aria-busy", "true");
  const listRequests = countRequests(page, listApi);
  clock.advance(180);
  await page.clock.runFor("02:00");
  expect(listRequests()).toBe(0);
  await expect(row).toContainText("24 pending");

  await page.reload();
  await expect(page.getByRole("switch", { name: "Live" })).not.toBeChecked();
  await expect(row).toContainText("Partly failed");
});

test("a hidden tab rests, and catches up when it is shown again", async ({ page, clock }) => {
  await page.clock.install();
  await page.goto(listPath(filters));
  const row = invocationsTable(page).getByRole("row", { name: runningInvocationId });
  await expect(row).toContainText("24 pending");
  await setVisibility(page, "hidden");
  await expect(page.getByText("· Paused: tab hidden")).toBeVisible();
  await expect(page.getByRole("button", { name: "Refresh" })).not.toHaveAttribute("aria-busy", "true");
  const listRequests = countRequests(page, listApi);
  clock.advance(180);
  await page.clock.runFor("02:00");
  expect(listRequests()).toBe(0);
  await setVisibility(page, "visible");
  await page.clock.runFor("00:31");
  await expect(row).toContainText("Partly failed");
});

/** Stands in for another tab brought to the front, which a headless browser does not notice. */
async function setVisibility(page: Page, state: DocumentVisibilityState): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true });
    Object.defineProperty(document, "hidden", { value: value === "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}
