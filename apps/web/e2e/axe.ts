import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** What a theme can break beside the other: it changes colours, and nothing else. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** What the standards ask for and axe leaves out unless it is named, and headings in an order that can be followed. */
const namedRules = ["label-content-name-mismatch", "heading-order", "page-has-heading-one"];

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Runs axe on the page as it stands: all of it in the light theme, what is about colours in the dark one too. */
export async function expectAccessible(page: Page): Promise<void> {
  // All of the page at once: what lies half under a sticky bar until it is scrolled counts as obscured.
  const size = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: document.documentElement.scrollHeight,
  }));
  await page.setViewportSize(size);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
    // The page has no frames, for which axe would open a page of its own.
    // What passes is not told: naming each such element was measured to cost a tenth to a fifth of these tests.
    const rules = Object.fromEntries(namedRules.map((rule) => [rule, { enabled: colorScheme === "light" }]));
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"], rules });
    if (colorScheme === "light") axe.withTags(standards);
    else axe.withRules(colourRules);
    const { violations } = await axe.analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target}\n  ${failureSummary}`),
    );
    expect(found, `axe in the ${colorScheme} theme`).toEqual([]);
  }
}
