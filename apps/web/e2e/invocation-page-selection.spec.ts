import { wellKnown } from "@command-history/simulator";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { instanceRow, invocationPath, outputButtons } from "./invocation-page.ts";
import { instancesOf } from "./upstream.ts";

const { mixedInvocationId } = wellKnown;

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

test("instances are selected together, by a range and one by one, and their IDs copied", async ({
  page,
  stack,
}) => {
  await test.step("the failed instances are selected together, and their IDs copied in three forms", async () => {
    const failed = (await instancesOf(stack, mixedInvocationId)).filter(
      ({ taskStatus }) => taskStatus === "Failed",
    );
    const ids = failed.map(({ instanceId }) => instanceId);
    await page.goto(invocationPath(mixedInvocationId, { task: "Failed" }));
    await page.getByRole("checkbox", { name: "Select all rows shown" }).check();
    await expect(page.getByText(`${ids.length} selected`, { exact: true })).toBeVisible();
    for (const [form, text] of [
      ["One a line", ids.join("\n")],
      ["Separated by commas", ids.join(",")],
      ["JSON", JSON.stringify(ids)],
    ] as const) {
      await page.getByRole("button", { name: /^(Copy IDs|Copied)$/ }).click();
      await page.getByRole("menuitem", { name: form }).click();
      await expect.poll(() => clipboard(page)).toBe(text);
    }
    await page.getByRole("button", { name: "Copy zeno command" }).click();
    await expect
      .poll(() => clipboard(page))
      .toBe(
        `zeno zos describe-command-invocations --invocation-ids ${mixedInvocationId} ${ids
          .map((id) => `--instance-ids ${id}`)
          .join(" ")}`,
      );
  });
  await test.step("with Shift a range is selected, and what a filter hides stays selected and is counted", async () => {
    await page.goto(invocationPath(mixedInvocationId));
    const boxes = page.getByRole("checkbox", { name: /^Select (?!all)/ });
    await expect(boxes).toHaveCount(200);
    const before = await boxes.nth(3).boundingBox();
    await boxes.nth(3).click();
    await boxes.nth(7).click({ modifiers: ["Shift"] });
    await expect(page.getByText("5 selected", { exact: true })).toBeVisible();
    expect(await boxes.nth(3).boundingBox(), "the rows stay where they are").toEqual(before);
    await expect(page.getByRole("checkbox", { name: "Select all rows shown" })).toHaveJSProperty(
      "indeterminate",
      true,
    );
    const find = page.getByRole("searchbox", { name: "Find in the instances" });
    await find.fill("no instance says this");
    await expect(page.getByText("5 selected, 5 hidden")).toBeVisible();
    await find.fill("");
    await expect(page.getByText("5 selected", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: /^Timed out \d/ }).click();
    await expect(page.getByText("5 selected, 5 hidden")).toBeVisible();
    await page.getByRole("button", { name: "Clear", exact: true }).click();
    await expect(page.getByText("1 of 200 instances")).toBeVisible();
  });
  await test.step("a click on a box selects the row and leaves the output as it is", async () => {
    await page.goto(invocationPath(mixedInvocationId));
    const fourth = outputButtons(page).nth(3);
    const name = (await fourth.getAttribute("aria-label"))?.replace("Output of ", "") ?? "";
    await instanceRow(page, name).getByRole("checkbox").check();
    await expect(page.getByText("1 selected", { exact: true })).toBeVisible();
    await expect(fourth).not.toHaveAttribute("aria-current");
    await expect(page).toHaveURL(invocationPath(mixedInvocationId));
  });
});
