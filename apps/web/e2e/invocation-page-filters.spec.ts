import { wellKnown } from "@command-history/simulator";
import { expect, test } from "./fixtures.ts";
import { invocationPath, outputButtons } from "./invocation-page.ts";
import { instancesOf } from "./upstream.ts";

const { mixedInvocationId } = wellKnown;

test("a status narrows the hits of all outputs, and those without a hit", async ({ page, stack }) => {
  const instances = await instancesOf(stack, mixedInvocationId);
  const failed = instances.filter(({ taskStatus }) => taskStatus === "Failed");
  const having = failed.filter(({ output, outputError }) => `${output}${outputError}`.includes("Read-only"));
  await page.goto(
    invocationPath(mixedInvocationId, {
      task: "Failed",
      q: "Read-only|/dev/vd",
      syntax: "regex",
      hits: "some",
    }),
  );
  await expect(page.getByText(new RegExp(`hits in \\d+ of ${failed.length} instances$`))).toBeVisible();
  await page.goto(invocationPath(mixedInvocationId, { task: "Failed", q: "Read-only", hits: "none" }));
  const without = failed.length - having.length;
  await expect(page.getByText(`No hit in ${without} of ${failed.length} instances`)).toBeVisible();
  await expect(page.getByRole("list", { name: "Instances without a hit" }).getByRole("listitem")).toHaveCount(
    without,
  );
  await page.getByRole("button", { name: "Show all", exact: true }).click();
  await expect(page.getByText(/^No hit in \d+ of 200 instances$/)).toBeVisible();
});

test("a status narrows the comparison of two runs to the instances that have it in this one", async ({
  page,
}) => {
  await page.goto(invocationPath(mixedInvocationId, { task: "Timeout", run: "previous" }));
  const runs = page.getByRole("table", { name: "Instances of both runs" });
  await expect(runs).toHaveAttribute("aria-rowcount", "2");
  await expect(runs.getByRole("row").last()).toContainText("Timed out");
  await page.getByRole("button", { name: "Show all", exact: true }).click();
  await expect(runs).not.toHaveAttribute("aria-rowcount", "2");
});

test("an exit code stays in view and can be let go of in every view", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId));
  const code = page
    .getByRole("group", { name: "Exit code" })
    .getByRole("button", { name: "Exit code 127, " });
  await code.click();
  for (const view of ["Group by output", "Compare with another run"]) {
    await page.getByRole("button", { name: view }).click();
    await expect(code).toHaveAttribute("aria-pressed", "true");
  }
  await page.getByRole("button", { name: "Group by output" }).click();
  const groups = page.getByRole("region", { name: "Groups by output" });
  await expect(groups).toContainText("1 of 200 instances");
  await code.click();
  await expect(groups).not.toContainText("of 200 instances");
});

test("a status and an exit code that no instance has are named, with a way out", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId, { task: "Bogus", exit: "19", group: "output" }));
  await expect(page.getByRole("button", { name: "Bogus 0" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: "Exit code 19, 0 instances" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(page.getByText("No instance matches")).toBeVisible();
  await expect(page.getByText("The filters leave no instance.")).toBeVisible();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(
    page.getByRole("region", { name: "Groups by output" }).getByRole("listitem").first(),
  ).toBeVisible();
  await page.getByRole("button", { name: "Instances", exact: true }).click();
  await expect(outputButtons(page).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Bogus 0" })).toHaveCount(0);
});

test("an invocation without instances blames no filter for it", async ({ page }) => {
  await page.route(`**/api/invocations/${mixedInvocationId}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), instances: [] } });
  });
  for (const view of [{}, { group: "output" }]) {
    await page.goto(invocationPath(mixedInvocationId, view));
    await expect(page.getByText("No instances", { exact: true })).toBeVisible();
    await expect(page.getByText("The invocation has no instance.")).toBeVisible();
  }
});

test("a text filter of the list does not count where hits stand in its place", async ({ page }) => {
  const params = { find: "no-such-instance", q: "Read-only", hits: "some" };
  await page.goto(invocationPath(mixedInvocationId, params));
  await expect(page.getByRole("list", { name: "Instances with hits" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Next failed instance" })).toBeVisible();
});

test("where the filters leave no instance nothing is searched or opened, and there is a way out", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(invocationPath(mixedInvocationId, { task: "Bogus", q: "Read-only", hits: "some" }));
  await expect(page.getByText("No instance matches")).toBeVisible();
  await expect(page.getByText("The filters leave no instance.")).toBeVisible();
  expect(asked.filter((url) => /\/search\?|\/std(out|err)\b/.test(url))).toEqual([]);
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(page.getByRole("list", { name: "Instances with hits" })).toBeVisible();
  await expect(page.getByRole("region", { name: /^Output of / })).toBeVisible();
});
