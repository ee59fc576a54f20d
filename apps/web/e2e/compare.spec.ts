import { wellKnown } from "@command-history/simulator";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { lineNumber, selectedRows, shownLines } from "./invocation-output.ts";
import type { Stack } from "./stack.ts";
import { askUpstream, instancesOf, type UpstreamInstance, type UpstreamInvocation } from "./upstream.ts";

const { mixedInvocationId, nightlyBackupCommandId } = wellKnown;

function comparePath(left: UpstreamInstance, right: UpstreamInstance, more = ""): string {
  const search = new URLSearchParams({ left: left.instanceId, right: right.instanceId });
  return `/invocations/${mixedInvocationId}?${search}${more}`;
}

/** What is said of a difference as a whole; it is read out elsewhere on the page. */
function fact(page: Page, words: string | RegExp): Locator {
  return page.getByRole("region", { name: "Difference of two outputs" }).getByText(words);
}

function difference(page: Page, stream = "stdout"): Locator {
  return page.getByRole("table", { name: new RegExp(`^Difference of ${stream}`) });
}

/** How much of the root file system `df` says is in use: "17G". */
function usedOf({ output }: UpstreamInstance): string | undefined {
  return /\/dev\/vda1\s+79G\s+(\d+G)/.exec(output ?? "")?.[1];
}

/** Two instances whose `df` says the same but for some numbers, that of the root file system among them. */
async function twoReports(stack: Stack): Promise<[UpstreamInstance, UpstreamInstance]> {
  const reports = (await instancesOf(stack, mixedInvocationId)).filter(({ output }) =>
    output?.includes("/dev/vdb1"),
  );
  const [left] = reports;
  const right = reports.find((other) => left !== undefined && usedOf(other) !== usedOf(left));
  if (left === undefined || right === undefined) throw new Error("no two reports differ");
  return [left, right];
}

/** Two runs of few instances, none of which is in both, that all wrote something. */
async function twoSmallRuns(stack: Stack): Promise<[UpstreamInvocation, UpstreamInvocation]> {
  const small = (await askUpstream(stack, { pageSize: 400 })).filter(
    ({ invocationInstances }) =>
      invocationInstances.length > 0 &&
      invocationInstances.length < 5 &&
      invocationInstances.every(({ output }) => /^\w/.test(output ?? "")),
  );
  const [one] = small;
  const ids = new Set(one?.invocationInstances.map(({ instanceId }) => instanceId));
  const other = small.find(({ invocationInstances }) =>
    invocationInstances.every(({ instanceId }) => !ids.has(instanceId)),
  );
  if (one === undefined || other === undefined) throw new Error("no two small runs are apart");
  return [one, other];
}

test("the difference of two instances marks the words that changed", async ({ page, stack }) => {
  const [left, right] = await twoReports(stack);
  await page.goto(comparePath(left, right));
  const rows = difference(page).getByRole("row").filter({ hasText: "/dev/vda1" });
  await expect(rows.getByRole("deletion").first()).toHaveText(usedOf(left) ?? "");
  await expect(rows.getByRole("insertion").first()).toHaveText(usedOf(right) ?? "");
  await expect(rows.getByRole("cell").first()).toContainText("Only left: /dev/vda1");
  await expect(rows.getByRole("cell").last()).toContainText("Only right: /dev/vda1");
});

test("that one of two sides wrote nothing is said, in either layout", async ({ page, stack }) => {
  const instances = await instancesOf(stack, mixedInvocationId);
  const silent = instances.find(({ outputError }) => outputError === "");
  const failed = instances.find(({ exitCode }) => exitCode === 127);
  if (silent === undefined || failed === undefined) throw new Error("all wrote to stderr, or none did");
  for (const diff of ["split", "unified"]) {
    await page.goto(comparePath(silent, failed, `&stream=stderr&diff=${diff}`));
    await expect(fact(page, `${silent.instanceName} wrote nothing to stderr`)).toBeVisible();
    await expect(difference(page, "stderr")).toBeVisible();
  }
});

test("while two are compared the list marks these two", async ({ page, stack }) => {
  const [left, right] = await twoReports(stack);
  await page.goto(comparePath(left, right));
  await expect(difference(page)).toBeVisible();
  const instances = page.getByRole("table", { name: "Instances" });
  await expect(instances.getByRole("button", { name: /^Output of/ }).first()).toBeVisible();
  await expect(instances.locator("[aria-current]")).toHaveCount(2);
  for (const { instanceName } of [left, right]) {
    await expect(
      instances.getByRole("button", { name: `Compared: output of ${instanceName}`, exact: true }),
    ).toHaveAttribute("aria-current", "true");
  }
});

test("instances that a link compares and that do not exist are all named", async ({ page }) => {
  await page.goto(`/invocations/${mixedInvocationId}?left=ins-one&right=ins-two`);
  await expect(page.getByText("The link asks for ins-one and ins-two.")).toBeVisible();
});

test("two outputs that differ in numbers alone are the same when these are ignored", async ({
  page,
  stack,
}) => {
  const [left, right] = await twoReports(stack);
  await page.goto(comparePath(left, right));
  await expect(difference(page)).toBeVisible();
  await page.getByRole("button", { name: "Numbers", exact: true }).click();
  await expect(fact(page, /^The same but for what is ignored/)).toBeVisible();
  await page.reload();
  await expect(fact(page, /^The same but for what is ignored/)).toBeVisible();
});

test("equal outputs are said to be equal without being read", async ({ page, stack }) => {
  const reports = await instancesOf(stack, mixedInvocationId);
  const pair = reports.flatMap((one, index) => {
    const other = reports.slice(index + 1).find(({ output }) => output !== "" && output === one.output);
    return other === undefined ? [] : [[one, other] as const];
  })[0];
  if (pair === undefined) throw new Error("no two outputs are equal");
  const outputs: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.endsWith("/stdout")) outputs.push(request.url());
  });
  await page.goto(comparePath(...pair));
  await expect(fact(page, /^The same: both wrote the same \d+ lines/)).toBeVisible();
  expect(outputs).toEqual([]);
});

test("a difference keeps its layout in the link, and n and p move within it", async ({ page, stack }) => {
  await test.step("the layout and the sides are in the link", async () => {
    const [left, right] = await twoReports(stack);
    await page.goto(comparePath(left, right));
    await page.getByRole("button", { name: "One column" }).click();
    await expect(page).toHaveURL(comparePath(left, right, "&diff=unified"));
    await page.getByRole("button", { name: "Swap" }).click();
    await expect(page).toHaveURL(comparePath(right, left, "&diff=unified"));
    await page.reload();
    const sides = page.getByRole("region", { name: "Difference of two outputs" });
    await expect(sides).toContainText(`Left: ${right.instanceName}`);
    await expect(difference(page).getByRole("deletion").first()).toBeVisible();
    await sides.getByRole("button", { name: "Close", exact: true }).click();
    await expect(sides).toHaveCount(0);
  });
  await test.step("n and p move from one difference to the next", async () => {
    const [left, right] = await twoReports(stack);
    await page.goto(comparePath(left, right));
    await expect(difference(page)).toBeVisible();
    await difference(page).focus();
    await page.keyboard.press("n");
    await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
    await page.keyboard.press("n");
    await expect(page.getByText(/^2 of \d+$/)).toBeVisible();
    await page.keyboard.press("p");
    await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  });
});

test("two selected instances lead to their difference", async ({ page, stack }) => {
  const [left, right] = await twoReports(stack);
  await page.goto(`/invocations/${mixedInvocationId}`);
  for (const { instanceName } of [left, right]) {
    await page.getByRole("checkbox", { name: `Select ${instanceName}`, exact: true }).check();
  }
  await page.getByRole("button", { name: "Compare outputs" }).click();
  await expect(difference(page)).toBeVisible();
});

test("a failed night is compared with the night before: what fails newly, and what changed in the script", async ({
  page,
  stack,
}) => {
  const [lastNight] = await askUpstream(stack, { commandIds: [nightlyBackupCommandId], pageSize: 1 });
  const id = lastNight?.invocationId ?? "";
  await page.goto(`/invocations/${id}`);
  await page.getByRole("button", { name: "Compare with another run" }).click();
  await expect(page.getByRole("heading", { name: "The script changed" })).toBeVisible();
  await expect(page.getByRole("list", { name: "What changed" })).toContainText(/\d+ newly failing/);
  await expect(page).toHaveURL(/[?&]run=inv-/);
  const chosenRun = page.getByRole("combobox", { name: "Run to compare with" }).locator("option:checked");
  await expect(chosenRun).toContainText(/closest earlier run · .+ · \d+ instances, \d+ shared/);
  const scripts = page.getByRole("region", { name: "Difference of the scripts" });
  await expect(scripts.getByRole("insertion").or(scripts.getByText("Only right: ")).first()).toBeAttached();
  await page
    .getByRole("table", { name: "Instances of both runs" })
    .getByRole("button", { name: /^Difference of/ })
    .first()
    .click();
  const outputs = page.getByRole("region", { name: "Difference of two outputs" });
  await expect(outputs).toContainText("Earlier run");
  await page.reload();
  await expect(outputs).toContainText("Later run, this one");
});

test("an instance that only one of two runs has opens to what it wrote there", async ({ page, stack }) => {
  const [one, other] = await twoSmallRuns(stack);
  await page.goto(`/invocations/${one.invocationId}?run=${other.invocationId}`);
  const runs = page.getByRole("table", { name: "Instances of both runs" });
  for (const { invocationInstances } of [one, other]) {
    const instance = invocationInstances[0];
    await runs.getByRole("button", { name: `Output of ${instance?.instanceName}` }).click();
    await expect(runs.getByText("The other run does not have this instance")).toBeVisible();
    await runs.getByRole("tab", { name: /^stdout/ }).click();
    await expect(page).toHaveURL(/[?&]stream=stdout/);
    await page.reload();
    const [firstLine = ""] = (instance?.output ?? "").split("\n");
    await expect(runs.getByRole("log", { name: `stdout of ${instance?.instanceName}` })).toContainText(
      firstLine,
    );
  }
});

test("lines and a search of an output that only one of two runs has are in the link", async ({
  page,
  stack,
}) => {
  const [one, other] = await twoSmallRuns(stack);
  const [instance] = one.invocationInstances;
  const wanted = /\w+/.exec(instance?.output ?? "")?.[0] ?? "";
  const path = `/invocations/${one.invocationId}?run=${other.invocationId}`;
  await page.goto(`${path}&left=${instance?.instanceId}&right=${instance?.instanceId}&stream=stdout`);
  const output = page.getByRole("region", { name: `stdout of ${instance?.instanceName}` });
  const lines = shownLines(page, "stdout");
  await lineNumber(lines, 1).click();
  await expect(page).toHaveURL(/[?&]L=1(&|$)/);
  await output.getByRole("button", { name: "Search", exact: true }).click();
  await output.getByRole("searchbox").fill(wanted);
  await expect(page).toHaveURL(new RegExp(`[?&]q=${wanted}(&|$)`));

  await page.goto(page.url());
  await expect(selectedRows(lines)).toHaveCount(1);
  await expect(lines.locator("mark").first()).toHaveText(wanted);

  const [another] = other.invocationInstances;
  await page.getByRole("button", { name: `Output of ${another?.instanceName}` }).click();
  await expect(page.getByRole("region", { name: `stdout of ${another?.instanceName}` })).toBeVisible();
  await expect(page).not.toHaveURL(/[?&]L=/);

  await lineNumber(shownLines(page, "stdout"), 1).click();
  await expect(page).toHaveURL(/[?&]L=1(&|$)/);
  await page.getByRole("button", { name: "Instances", exact: true }).click();
  await expect(page).not.toHaveURL(/[?&](run|L|hits)=/);
});

test("any run can be chosen by its ID, and one that does not exist is told", async ({ page }) => {
  await page.goto(`/invocations/${mixedInvocationId}?run=previous`);
  await expect(page.getByRole("list", { name: "What changed" })).toBeVisible();
  await page.getByRole("textbox", { name: "Invocation ID of another run" }).fill("inv-none");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page).toHaveURL(/[?&]run=inv-none$/);
  await expect(page.getByRole("alert")).toContainText("INVOCATION_NOT_FOUND");
});

test("the list says that the script changed since the run before", async ({ page, stack }) => {
  const [lastNight] = await askUpstream(stack, { commandIds: [nightlyBackupCommandId], pageSize: 1 });
  const id = lastNight?.invocationId ?? "";
  await page.goto(`/?commandId=${nightlyBackupCommandId}&pageSize=100&open=${id}`);
  await expect(page.getByText(/^Script changed since the run of/)).toBeVisible();
  await page.getByRole("link", { name: "Compare with that run" }).click();
  await expect(page.getByRole("heading", { name: "The script changed" })).toBeVisible();
});
