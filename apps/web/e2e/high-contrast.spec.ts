import { wellKnown } from "@command-history/simulator";
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { shownFrame, shownLines } from "./invocation-output.ts";
import { invocationPath } from "./invocation-page.ts";

const { mixedInvocationId } = wellKnown;

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
});

/** A style as it comes out, where the system sets the colours. */
function styleOf(element: Locator, property: "backgroundColor" | "outlineStyle"): Promise<string> {
  return element.evaluate((found, name) => getComputedStyle(found)[name], property);
}

test("with the system's colours what is on has another ground than what is off", async ({ page }) => {
  await page.goto(invocationPath(mixedInvocationId));
  const groundOf = (role: "button" | "tab", name: RegExp) =>
    styleOf(page.getByRole(role, { name }), "backgroundColor");
  await expect(page.getByRole("tab", { name: /^stderr/ })).toHaveAttribute("aria-selected", "true");
  expect(await groundOf("tab", /^stderr/)).not.toBe(await groundOf("tab", /^stdout/));
  expect(await groundOf("button", /^Instances$/)).not.toBe(await groundOf("button", /^Group by output$/));
  expect(await groundOf("button", /^Wrap$/)).not.toBe(await groundOf("button", /^Lines$/));
});

test("with the system's colours hits stand out of their line, and the one come to out of the others", async ({
  page,
}) => {
  await page.goto(invocationPath(mixedInvocationId, { stream: "stdout", q: "/" }));
  const hits = shownLines(page, "stdout").locator("mark");
  await expect(hits.first()).toBeVisible();
  await shownFrame(page, "stdout").getByRole("button", { name: "Next hit" }).click();
  const current = shownLines(page, "stdout").locator("mark[data-current]");
  await expect(current).toHaveCount(1);
  const other = shownLines(page, "stdout").locator("mark:not([data-current])").first();
  expect(await styleOf(other, "backgroundColor")).not.toBe(
    await styleOf(page.locator("body"), "backgroundColor"),
  );
  expect(await styleOf(current, "outlineStyle")).not.toBe(await styleOf(other, "outlineStyle"));
});

test("with the system's colours the instance on display is outlined, with its hits and among those without", async ({
  page,
}) => {
  await page.goto(invocationPath(mixedInvocationId, { q: "/dev/vd", hits: "some" }));
  const withHits = page.getByRole("list", { name: "Instances with hits" }).getByRole("listitem");
  await withHits.getByRole("button").first().click();
  const shown = page.locator("li[data-shown]");
  await expect(shown).toHaveCount(1);
  expect(await styleOf(shown, "outlineStyle")).toBe("solid");

  await page.getByRole("button", { name: /without a hit$/ }).click();
  await page.getByRole("list", { name: "Instances without a hit" }).getByRole("button").first().click();
  await expect(shown).toHaveCount(1);
  expect(await styleOf(shown, "outlineStyle")).toBe("solid");
});
