import { wellKnown } from "@command-history/simulator";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const { mixedInvocationId } = wellKnown;
const pagePath = `/invocations/${mixedInvocationId}`;

/** The paths of what the page asks the BFF for, from now on. */
function watchRequests(page: Page): string[] {
  const paths: string[] = [];
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith("/api/")) paths.push(pathname + search);
  });
  return paths;
}

function isOutput(path: string): boolean {
  return /\/(stdout|stderr)(\?|$)/.test(path);
}

function groups(page: Page): Locator {
  return page.getByRole("region", { name: "Groups by output" });
}

function group(page: Page, name: RegExp): Locator {
  return groups(page).getByRole("listitem", { name });
}

function switchOf(page: Page, name: string): Locator {
  return groups(page).getByRole("button", { name, exact: true });
}

test("one click shows the odd ones of 200 instances first, and asks the server for nothing", async ({
  page,
}) => {
  await page.goto(pagePath);
  await expect(page.getByRole("log").first()).toContainText(/\S/);
  await page.waitForLoadState("networkidle");
  const paths = watchRequests(page);
  await page.getByRole("button", { name: "Group by output" }).click();
  await expect(group(page, /^1 instance, Failed, exit 127$/)).toContainText("df: command not found");
  await expect(group(page, /^1 instance, Timed out$/)).toContainText("Wrote nothing");
  const items = groups(page).getByRole("list").first().getByRole("listitem");
  const firstTen = (await items.allTextContents()).slice(0, 10).join("\n");
  expect(firstTen).toContain("exit 127");
  expect(firstTen).toContain("Timed out");
  expect(paths).toEqual([]);
});

test("a link to the groups loads no output, and with numbers ignored df folds to five groups", async ({
  page,
}) => {
  const paths = watchRequests(page);
  await page.goto(`${pagePath}?group=output`);
  await expect(group(page, /exit 127$/)).toBeVisible();
  await switchOf(page, "Numbers").click();
  await expect(groups(page)).toContainText("185 the same · 9 · 4 · 1 · 1");
  await expect(group(page, /^185 instances, Success, exit 0$/)).toContainText("cache-ams-[001-");
  await expect(group(page, /^4 instances, Failed, exit 1$/)).toContainText("Read-only file system");
  await expect(page).toHaveURL(`${pagePath}?group=output&ignore=numbers`);
  expect(paths.filter((path) => path.includes("/digests"))).toEqual([
    `/api/invocations/${mixedInvocationId}/digests?ignore=numbers`,
  ]);
  expect(paths.filter(isOutput)).toEqual([]);
});

test("groups have a link, show what was ignored, follow the roll-up, and give their IDs", async ({
  page,
  context,
}) => {
  await test.step("the link of groups in another order shows the same again", async () => {
    await page.goto(`${pagePath}?group=output&ignore=numbers`);
    await switchOf(page, "Largest first").click();
    await expect(groups(page).getByRole("list").first().getByRole("listitem").first()).toContainText("185");
    await expect(page).toHaveURL(`${pagePath}?group=output&ignore=numbers&order=largest`);
    await page.reload();
    await expect(groups(page).getByRole("list").first().getByRole("listitem").first()).toContainText("185");
    await expect(switchOf(page, "Numbers")).toHaveAttribute("aria-pressed", "true");
  });
  await test.step("what was ignored is dimmed in the sample", async () => {
    await page.goto(`${pagePath}?group=output&ignore=numbers`);
    const nfs = group(page, /^9 instances/);
    await expect(nfs.getByTitle("Ignored").first()).toHaveText(/\d/);
    await expect(nfs).toContainText("nfs-01.storage.internal:/d");
  });
  await test.step("a status chosen in the roll-up narrows the groups", async () => {
    await page.goto(`${pagePath}?task=Failed&group=output&ignore=numbers`);
    await expect(groups(page)).toContainText("5 of 200 instances");
    await expect(groups(page)).toContainText("4 the same · 1");
  });
  await test.step("the IDs of a group can be copied", async () => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(`${pagePath}?group=output&ignore=numbers`);
    await group(page, /^9 instances/)
      .getByRole("button", { name: "Copy 9 instance IDs" })
      .click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^(\S+\n){8}\S+$/);
  });
});

test("a group's sample opens, and its difference to the largest group", async ({ page }) => {
  await page.goto(`${pagePath}?group=output&ignore=numbers`);
  await group(page, /^4 instances/)
    .getByRole("button", { name: /^Show output of/ })
    .click();
  await expect(page.getByRole("log").first()).toContainText("Read-only file system");
  await group(page, /^9 instances/)
    .getByRole("button", { name: /^Compare with largest/ })
    .click();
  const difference = page.getByRole("table", { name: /^Difference of stdout/ });
  await expect(difference).toContainText("nfs-01.storage.internal:/d");
  await expect(group(page, /^9 instances, .+, compared$/)).toHaveAttribute("aria-current", "true");
  await expect(group(page, /^185 instances, .+, compared$/)).toHaveAttribute("aria-current", "true");
  await expect(group(page, /, compared$/)).toHaveCount(2);
  await page.reload();
  await expect(difference).toContainText("nfs-01.storage.internal:/d");
  await page.goBack();
  await expect(page.getByRole("log").first()).toContainText("Read-only file system");
});

test("Back takes a choice of what to ignore back", async ({ page }) => {
  await page.goto(`${pagePath}?group=output`);
  await switchOf(page, "Numbers").click();
  await expect(page).toHaveURL(`${pagePath}?group=output&ignore=numbers`);
  await page.goBack();
  await expect(page).toHaveURL(`${pagePath}?group=output`);
  await expect(switchOf(page, "Numbers")).toHaveAttribute("aria-pressed", "false");
});

test("digests that cannot be got are told, and come once they can", async ({ page, context }) => {
  await page.goto(`${pagePath}?group=output`);
  await expect(group(page, /exit 127$/)).toBeVisible();
  await context.setOffline(true);
  await switchOf(page, "Numbers").click();
  await expect(page.getByRole("alert")).toContainText("You are offline");
  await context.setOffline(false);
  await expect(groups(page)).toContainText("185 the same · 9 · 4 · 1 · 1");
});

test("any two groups can be compared: the one on display with another", async ({ page }) => {
  await page.goto(`${pagePath}?group=output&ignore=numbers`);
  const four = group(page, /^4 instances, Failed, exit 1$/);
  await expect(four.getByRole("button", { name: /^Compare with shown/ })).toHaveCount(0);
  await group(page, /exit 127$/)
    .getByRole("button", { name: /^Show output of / })
    .click();
  await four.getByRole("button", { name: /^Compare with shown/ }).click();
  await expect(page).toHaveURL(/[?&]left=\d+&right=\d+/);
  const difference = page.getByRole("region", { name: /^Difference/ });
  await expect(difference).toContainText("command not found");
  await expect(difference).toContainText("Read-only file system");
});
