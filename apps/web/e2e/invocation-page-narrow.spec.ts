import { wellKnown } from "@command-history/simulator";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { invocationPath, outputButtons } from "./invocation-page.ts";
import { expectNoSidewaysScroll } from "./sideways.ts";
import type { Stack } from "./stack.ts";
import { findInstance, instancesOf } from "./upstream.ts";

const { mixedInvocationId } = wellKnown;

/** Two instances that wrote to the same stream, and not the same. */
async function twoInstances(stack: Stack): Promise<{ left: string; right: string }> {
  const instances = (await instancesOf(stack, mixedInvocationId)).filter(({ output }) => Boolean(output));
  const [one] = instances;
  const other = instances.find(({ output }) => output !== one?.output);
  if (one === undefined || other === undefined) throw new Error("all instances wrote the same");
  return { left: one.instanceId, right: other.instanceId };
}

/** Rows enough to judge by: axe looks at each. */
const few = { task: "Failed" };

/** What the page of an invocation can show, each with how to get there. */
const states: Readonly<Record<string, (page: Page, stack: Stack) => Promise<void>>> = {
  "the instances and an output": async (page) => {
    await page.goto(invocationPath(mixedInvocationId, { ...few, stream: "both" }));
    await expect(outputButtons(page).first()).toBeVisible();
    await expect(page.getByRole("log").first()).toBeVisible();
  },
  "groups by output": async (page) => {
    await page.goto(invocationPath(mixedInvocationId, { group: "output", ignore: ["times", "numbers"] }));
    const groups = page.getByRole("region", { name: "Groups by output" });
    await expect(groups.getByText(/^\d+ groups$/)).toBeVisible();
  },
  "a difference": async (page, stack) => {
    await page.goto(invocationPath(mixedInvocationId, { ...few, ...(await twoInstances(stack)) }));
    await expect(page.getByRole("table", { name: /^Difference of stdout/ })).toBeVisible();
  },
  "a search of all outputs": async (page) => {
    await page.goto(invocationPath(mixedInvocationId, { q: "Read-only", hits: "some" }));
    await expect(page.getByRole("list", { name: "Instances with hits" })).toBeVisible();
    await expect(page.getByText(/hits in \d+ of 200 instances$/)).toBeVisible();
  },
  "the choice of exports": async (page) => {
    await page.goto(invocationPath(mixedInvocationId, few));
    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByRole("menuitem").first()).toBeVisible();
  },
};

for (const [name, show] of Object.entries(states)) {
  test(`${name}: no sideways scroll at 320 pixels and at 200 % zoom of 1440 by 900, and no axe violation`, async ({
    page,
    stack,
  }) => {
    await page.setViewportSize({ width: 720, height: 450 });
    await show(page, stack);
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
}

test("a wrapped line is not broken within a word that fits into one, and its row is as high as it is", async ({
  page,
  stack,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const failed = await findInstance(stack, mixedInvocationId, ({ outputError }) =>
    (outputError ?? "").includes("disk-usage.log: Read-only"),
  );
  await page.goto(invocationPath(mixedInvocationId, { instance: failed.instanceId, stream: "stderr" }));
  const lines = page.getByRole("log", { name: `stderr of ${failed.instanceName}` });
  const word = lines.getByText("/var/log/disk-usage.log:", { exact: true });
  await expect(word).toBeVisible();
  expect(await word.evaluate((element) => element.getClientRects().length)).toBe(1);
  const heights = await lines.evaluate((log) => {
    const numbers = [...log.querySelectorAll("[data-line]")];
    return numbers.map((number) => number.parentElement?.getBoundingClientRect().height);
  });
  expect(heights).toEqual([54, 36]);
});

test("on a phone the box for all rows and what the rows are sorted by stand beside each other", async ({
  page,
}) => {
  await page.goto(invocationPath(mixedInvocationId));
  for (const width of [390, 330, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page);
    const all = await page.getByText("Select all", { exact: true }).boundingBox();
    const sort = await page.getByText("Sort by", { exact: true }).boundingBox();
    if (all === null || sort === null) throw new Error(`one of them is not shown at ${width}`);
    expect(all.x + all.width, `at ${width}`).toBeLessThan(sort.x);
  }
});

test("on a phone the buttons of a comparison take no lines of their own", async ({ page, stack }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(invocationPath(mixedInvocationId, { ...few, ...(await twoInstances(stack)) }));
  const compared = page.getByRole("region", { name: "Difference of two outputs" });
  const swap = await compared.getByRole("button", { name: "Swap" }).boundingBox();
  const close = await compared.getByRole("button", { name: "Close" }).boundingBox();
  const right = await compared.locator('[data-side="right"]').boundingBox();
  if (swap === null || close === null || right === null) throw new Error("the comparison has no header");
  expect(close.y).toBe(swap.y);
  expect(close.y + close.height).toBeLessThanOrEqual(right.y);
});
