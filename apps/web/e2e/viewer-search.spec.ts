import { wellKnown } from "@command-history/simulator";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { outputPath, selectedRows, shownFrame, shownLines } from "./invocation-output.ts";
import { outputButtons, outputPane } from "./invocation-page.ts";
import { findInstance, instancesOf } from "./upstream.ts";

const {
  mixedInvocationId,
  largeLogInvocationId,
  manyLinesInvocationId,
  longLineInvocationId,
  hostileInvocationId,
} = wellKnown;

/** How often a text occurs in another, whatever its case. */
function occurrences(text: string, wanted: string): number {
  return text.toLowerCase().split(wanted.toLowerCase()).length - 1;
}

/** Opens the search of an output by its key, and returns the field. */
async function openSearch(page: Page, lines: Locator): Promise<Locator> {
  await expect(lines).toHaveAttribute("aria-busy", "false");
  await lines.focus();
  await page.keyboard.press("Control+f");
  const field = page.getByRole("searchbox", { name: /^Search in std(out|err) of / });
  await expect(field).toBeFocused();
  return field;
}

async function largeLog(stack: Parameters<typeof findInstance>[0]) {
  return findInstance(stack, largeLogInvocationId, ({ output }) => (output?.length ?? 0) > 4_000_000);
}

test("all of a log is searched, not what is on screen, and Enter goes from hit to hit", async ({
  page,
  stack,
}) => {
  const { instanceId, output } = await largeLog(stack);
  const count = occurrences(output ?? "", 'HTTP/2.0" 304');
  expect(count).toBeGreaterThan(1000);
  await page.goto(outputPath(largeLogInvocationId, { instance: instanceId, stream: "stdout" }));
  const lines = shownLines(page, "stdout");
  const field = await openSearch(page, lines);
  await field.fill('http/2.0" 304');
  const status = shownFrame(page, "stdout").getByRole("status");
  await expect(status).toHaveText(`1 of ${count.toLocaleString("en-GB")}`);
  await expect(lines.locator("mark").first()).toHaveText('HTTP/2.0" 304');

  await field.press("Enter");
  await expect(status).toHaveText(`2 of ${count.toLocaleString("en-GB")}`);
  await field.press("Shift+Enter");
  await field.press("Shift+Enter");
  const total = count.toLocaleString("en-GB");
  await expect(status).toHaveText(`${total} of ${total}`);
  const last = (output ?? "").split("\n").findLastIndex((line) => line.includes('HTTP/2.0" 304'));
  await expect(lines.getByText(String(last + 1), { exact: true })).toBeVisible();

  await shownFrame(page, "stdout").getByRole("button", { name: "Match case" }).click();
  await expect(status).toHaveText("No hits");
  await field.press("Escape");
  await expect(field).toHaveCount(0);
  await expect(lines).toBeFocused();
});

test("a search is part of the link", async ({ page, stack }) => {
  const { instanceId } = await largeLog(stack);
  await page.goto(outputPath(largeLogInvocationId, { instance: instanceId, stream: "stdout" }));
  const field = await openSearch(page, shownLines(page, "stdout"));
  await field.fill("token/9\\d+");
  await shownFrame(page, "stdout").getByRole("button", { name: "Regular expression" }).click();
  const status = shownFrame(page, "stdout").getByRole("status");
  await expect(status).toHaveText(/^1 of [\d,]+$/);
  const shown = await status.textContent();
  await expect(page).toHaveURL(/q=token.*syntax=regex/);
  await field.press("Escape");
  let searchesOfAll = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.endsWith("/search")) searchesOfAll += 1;
  });
  await page.goto(page.url());
  await expect(field).toHaveValue("token/9\\d+");
  await expect(status).toHaveText(shown ?? "");
  await expect(outputButtons(page).first(), "the instances stay").toBeVisible();
  expect(searchesOfAll, "no other output is searched").toBe(0);
});

test("lines with hits can be hidden, and the others keep their numbers", async ({ page, stack }) => {
  const { instanceId, output } = await findInstance(
    stack,
    mixedInvocationId,
    ({ exitCode }) => exitCode === 0,
  );
  const text = (output ?? "").trimEnd().split("\n");
  const left = text.flatMap((line, index) => (line.includes("tmpfs") ? [] : [index + 1]));
  expect(left.length).toBeGreaterThan(0);
  await page.goto(outputPath(mixedInvocationId, { instance: instanceId, stream: "stdout" }));
  const lines = shownLines(page, "stdout");
  const field = await openSearch(page, lines);
  await field.fill("tmpfs");
  await shownFrame(page, "stdout").getByRole("button", { name: "Hide matching lines" }).click();
  await expect(shownFrame(page, "stdout").getByRole("status")).toHaveText(
    `${text.length - left.length} lines hidden`,
  );
  await expect(lines).not.toContainText("tmpfs");
  await expect(lines.locator("[data-line]")).toHaveText(left.map(String));
});

test("an expression that is refused is told with the reason, and plain text works on", async ({
  page,
  stack,
}) => {
  const { instanceId } = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 0);
  await page.goto(
    outputPath(mixedInvocationId, {
      instance: instanceId,
      stream: "stdout",
      q: "(dev",
      syntax: "regex",
      hits: "some",
    }),
  );
  const frame = shownFrame(page, "stdout");
  const reason = "Not a regular expression of the RE2 kind: missing closing )";
  await expect(page.getByRole("alert")).toHaveText(reason);
  // The output's own search has it beside its field too, and it is read out once.
  await expect(frame.getByText(reason)).toBeVisible();
  await page.getByRole("button", { name: "Show instances" }).click();
  await frame.getByRole("searchbox").fill("(?<=a)b(");
  await expect(frame.getByRole("alert")).toHaveText(
    "Not a regular expression of the RE2 kind: look-around is not available",
  );
  await expect(page.getByRole("alert")).toHaveCount(1);
  await frame.getByRole("button", { name: "Regular expression" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await frame.getByRole("searchbox").fill("dev");
  await expect(frame.getByRole("status")).toHaveText(/^1 of \d+$/);
});

test("an expression made to hang other engines is answered", async ({ page, stack }) => {
  const { instanceId } = await findInstance(stack, hostileInvocationId, ({ output }) =>
    Boolean(output?.includes("(a+)+$")),
  );
  await page.goto(
    outputPath(hostileInvocationId, {
      instance: instanceId,
      stream: "stdout",
      q: "^(a+)+$|^(a|aa)+$",
      syntax: "regex",
    }),
  );
  await expect(shownFrame(page, "stdout").getByRole("status")).toHaveText("No hits");
});

test("one line of 50 MB is searched to its end, and a newer search takes an older one's place", async ({
  page,
}) => {
  test.slow();
  await page.goto(outputPath(longLineInvocationId, { stream: "stdout" }));
  const lines = shownLines(page, "stdout");
  await expect(lines).toHaveAttribute("aria-busy", "false", { timeout: 120_000 });
  await lines.focus();
  await page.keyboard.press("Control+f");
  // Each key is a new search through all of it.
  await page.keyboard.type("nothing of this kind");
  const frame = shownFrame(page, "stdout");
  await expect(frame.getByRole("status")).toHaveText("No hits");
  await frame.getByRole("searchbox").fill("e");
  await expect(frame.getByRole("status")).toHaveText(/^1 of [\d,]{7,}$/);
});

test("a million lines are searched, and the last of them is found", async ({ page }) => {
  test.slow();
  await page.goto(outputPath(manyLinesInvocationId, { stream: "stdout" }));
  const frame = shownFrame(page, "stdout");
  await expect(frame).toContainText("1,000,000 lines", { timeout: 120_000 });
  const lines = shownLines(page, "stdout");
  await lines.press("End");
  const row = lines.getByText("1000000", { exact: true });
  await expect(row).toBeVisible();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("e");
  await expect(frame.getByRole("status")).toHaveText(/^[\d,]+ of [\d,]{7,}$/);
});

test("hits are found in what was sent when that is shown", async ({ page, stack }) => {
  const { instanceId } = await findInstance(
    stack,
    hostileInvocationId,
    ({ instanceName }) => instanceName === "cursor-tricks",
  );
  await page.goto(outputPath(hostileInvocationId, { instance: instanceId, stream: "stdout" }));
  const frame = shownFrame(page, "stdout");
  const field = await openSearch(page, shownLines(page, "stdout"));
  await field.fill("[2J");
  await expect(frame.getByRole("status")).toHaveText("No hits");
  await frame.getByRole("button", { name: "As sent" }).click();
  await expect(frame.getByRole("status")).toHaveText("1 of 1");
});

test("an output that ends within an escape sequence may have been cut, and says so", async ({
  page,
  stack,
}) => {
  const { instanceId } = await findInstance(
    stack,
    hostileInvocationId,
    ({ instanceName }) => instanceName === "cursor-tricks",
  );
  await page.goto(outputPath(hostileInvocationId, { instance: instanceId, stream: "stderr" }));
  await expect(shownFrame(page, "stderr")).toContainText(
    "May have been cut by Zenlayer: it ends within an escape sequence.",
  );
  await page.goto(outputPath(hostileInvocationId, { instance: instanceId, stream: "stdout" }));
  await expect(shownLines(page, "stdout")).toHaveAttribute("aria-busy", "false");
  await expect(shownFrame(page, "stdout")).not.toContainText("May have been cut");
});

test("every output of an invocation is searched at once, and a hit opens its line", async ({
  page,
  stack,
}) => {
  const instances = await instancesOf(stack, mixedInvocationId);
  const wanted = "Read-only file system";
  const hits = instances.reduce(
    (sum, { output, outputError }) =>
      sum + occurrences(output ?? "", wanted) + occurrences(outputError ?? "", wanted),
    0,
  );
  const having = instances.filter(({ output, outputError }) => `${output}${outputError}`.includes(wanted));
  expect(having.length).toBeGreaterThan(1);
  await page.goto(`/invocations/${mixedInvocationId}`);
  await page.getByRole("searchbox", { name: "Search all outputs" }).fill("read-only FILE");
  await expect(page.getByText(`${hits} hits in ${having.length} of 200 instances`)).toBeVisible();
  const list = page.getByRole("list", { name: "Instances with hits" });
  await expect(list.getByRole("heading")).toHaveCount(having.length);
  const last = having.at(-1);
  await list
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: last?.instanceName ?? "" }) })
    .getByRole("button", { name: /^stderr 2 / })
    .click();
  const lines = page.getByRole("log", { name: `stderr of ${last?.instanceName}` });
  await expect(selectedRows(lines)).toHaveCount(1);
  await expect(selectedRows(lines)).toContainText(wanted);
  await expect(page).toHaveURL(/stream=stderr&L=2&q=/);

  await page.goto(page.url());
  await expect(page.getByText(`${hits} hits in ${having.length} of 200 instances`)).toBeVisible();
  await expect(selectedRows(lines)).toContainText(wanted);
  // Of the hits that look alike, the one on display is marked, and so is its instance.
  await expect(list.locator("button[aria-current]")).toHaveCount(1);
  const current = list.locator("li[aria-current=true]").filter({ has: page.locator("button[aria-current]") });
  await expect(current.getByRole("heading")).toContainText(last?.instanceName ?? "");
});

test("a hit chosen in the list is the one from which the search within its output goes on", async ({
  page,
}) => {
  // So low that all rows above a hit, once they are measured, would push it out of view.
  await page.setViewportSize({ width: 1440, height: 800 });
  await page.goto(`/invocations/${largeLogInvocationId}`);
  await page.getByRole("searchbox", { name: "Search all outputs" }).fill("/live/seg/99");
  const listed = page
    .getByRole("list", { name: "Instances with hits" })
    .getByRole("listitem")
    .first()
    .getByRole("button", { name: /^stdout \d/ });
  await listed.nth(2).click();
  const status = shownFrame(page, "stdout").getByRole("status");
  const current = shownFrame(page, "stdout").locator("mark[data-current]");
  await expect(status).toHaveText(/^3 of \d+$/);
  await expect(current).toBeInViewport({ ratio: 1 });
  await shownFrame(page, "stdout").getByRole("button", { name: "Next hit" }).click();
  await expect(status).toHaveText(/^4 of \d+$/);
  await expect(current).toBeInViewport({ ratio: 1 });
  await listed.nth(1).click();
  await expect(status).toHaveText(/^2 of \d+$/);
  await expect(current).toBeInViewport({ ratio: 1 });
  // Chosen again from elsewhere in the log, it leads there again.
  await shownLines(page, "stdout").press("Control+End");
  await expect(current).toHaveCount(0);
  await listed.nth(1).click();
  await expect(status).toHaveText(/^2 of \d+$/);
  await expect(current).toBeInViewport({ ratio: 1 });
});

test("a search of all outputs leads to the first hit where the output on display has none", async ({
  page,
  stack,
}) => {
  const instances = await instancesOf(stack, mixedInvocationId);
  const having = instances
    .filter(({ output }) => output?.includes("/dev/vd"))
    .toSorted((a, b) => Number(a.taskStatus === "Success") - Number(b.taskStatus === "Success"));
  const without = instances.find(({ output, outputError }) => !`${output}${outputError}`.includes("/dev/vd"));
  await page.goto(outputPath(mixedInvocationId, { instance: without?.instanceId ?? "" }));
  const field = page.getByRole("searchbox", { name: "Search all outputs" });
  await field.fill("/dev/vd");
  const lines = page.getByRole("log", { name: `stdout of ${having[0]?.instanceName}` });
  await expect(lines.locator("mark").first()).toHaveText("/dev/vd");
  await expect(field).toBeFocused();
  // It has hits, so it stays, although the first instance has some too.
  const second = having[1]?.instanceName ?? "";
  await page
    .getByRole("list", { name: "Instances with hits" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: second }) })
    .getByRole("button")
    .first()
    .click();
  await field.fill("/dev/v");
  await expect(page.getByText(/ hits in \d+ of 200 instances$/)).toBeVisible();
  await expect(page).toHaveURL(/q=%2Fdev%2Fv&hits=some$/);
  await expect(page.getByRole("log", { name: `stdout of ${second}` })).toBeVisible();
});

test("hits of all outputs stand in the order of the instances, the failing ones first", async ({ page }) => {
  await page.goto(
    outputPath(mixedInvocationId, { q: "/dev/vd[ab]1 +\\d+G|Read-only", syntax: "regex", hits: "some" }),
  );
  await expect(page.getByText(/ hits in \d+ of 200 instances$/)).toBeVisible();
  const names = page.getByRole("list", { name: "Instances with hits" }).getByRole("heading");
  const words = await names.allTextContents();
  const failing = words.filter((name) => name.startsWith("Failed"));
  expect(failing.length).toBeGreaterThan(1);
  expect(words.slice(0, failing.length)).toEqual(failing);
});

test("the instances without a hit are listed instead, in a link too, and open what they wrote", async ({
  page,
  stack,
}) => {
  const instances = await instancesOf(stack, mixedInvocationId);
  const without = instances.filter(
    ({ output, outputError }) => !`${output}${outputError}`.includes("/dev/vd"),
  );
  await page.goto(outputPath(mixedInvocationId, { q: "/dev/vd", hits: "some" }));
  const shown = page.getByText(`No hit in ${without.length} of 200 instances`);
  const list = page.getByRole("list", { name: "Instances without a hit" });
  await page.getByRole("button", { name: `${without.length} without a hit` }).click();
  await expect(shown).toBeVisible();
  await expect(page).toHaveURL(/q=%2Fdev%2Fvd&hits=none$/);
  await expect(list.getByRole("listitem")).toHaveCount(without.length);

  await page.goto(page.url());
  await expect(shown).toBeVisible();
  for (const { instanceName } of without) {
    await expect(list.getByRole("button", { name: instanceName ?? "" })).toHaveCount(1);
  }
  await expect(page.getByRole("button", { name: `Copy ${without.length} instance IDs` })).toBeVisible();
  await expectAccessible(page);
  const name = without.at(-1)?.instanceName ?? "";
  await list.getByRole("button", { name }).click();
  await expect(outputPane(page, name)).toBeVisible();
  await expect(list.locator("[aria-current=true]")).toHaveText(new RegExp(name));

  await page.getByRole("button", { name: `${200 - without.length} with hits` }).click();
  await expect(page.getByRole("list", { name: "Instances with hits" })).toBeVisible();
  await page.goBack();
  await expect(list).toBeVisible();
  await page.getByRole("searchbox", { name: "Search all outputs" }).fill("");
  await expect(list).toBeHidden();
  await expect(page).not.toHaveURL(/hits=/);
});

test("on a narrow screen an instance without a hit leads to its output, a second time too", async ({
  page,
  stack,
}) => {
  const { instanceName } = await findInstance(
    stack,
    mixedInvocationId,
    ({ output, outputError }) => !`${output}${outputError}`.includes("/dev/vd"),
  );
  const name = instanceName ?? "";
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(outputPath(mixedInvocationId, { q: "/dev/vd", hits: "none" }));
  const list = page.getByRole("list", { name: "Instances without a hit" });
  for (const _time of [1, 2]) {
    await list.getByRole("button", { name }).click();
    await expect(outputPane(page, name)).toBeFocused();
  }
});

test("a search of all outputs that cannot be carried out says why", async ({ page }) => {
  await page.goto(outputPath(mixedInvocationId, { q: "(?=dev)", syntax: "regex", hits: "some" }));
  // The output's own search says it as well.
  await expect(page.getByText(/^Not a regular expression of the RE2 kind/)).toHaveCount(2);
  await page.getByRole("searchbox", { name: "Search all outputs" }).fill("^/dev/\\w+1 ");
  await expect(page.getByText(/^[\d,]+ hits in \d+ of 200 instances$/)).toBeVisible();
});

test("hits in a list, both streams, their searches and selected lines have no axe violation", async ({
  page,
}) => {
  await page.goto(outputPath(mixedInvocationId, { stream: "both", q: "Read-only", hits: "some", L: "1" }));
  await expect(page.getByRole("list", { name: "Instances with hits" })).toBeVisible();
  await expect(selectedRows(shownLines(page, "stdout"))).toHaveCount(1);
  await shownFrame(page, "stderr").getByRole("button", { name: "Lines", exact: true }).click();
  await expectAccessible(page);
});

test("a refused expression and a likely cut have no axe violation", async ({ page, stack }) => {
  const { instanceId } = await findInstance(
    stack,
    hostileInvocationId,
    ({ instanceName }) => instanceName === "cursor-tricks",
  );
  await page.goto(
    outputPath(hostileInvocationId, { instance: instanceId, stream: "stderr", q: "(", syntax: "regex" }),
  );
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(shownFrame(page, "stderr")).toContainText("May have been cut");
  await expectAccessible(page);
});
