import { wellKnown } from "@command-history/simulator";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { invocationPath } from "./invocation-page.ts";
import { instanceRows, invocationsTable, listPath } from "./list-page.ts";
import { instancesOf } from "./upstream.ts";

const { hostileInvocationId } = wellKnown;
/** Where on the page characters are left that turn the text around them. */
function turningText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const turning = /[\u202a-\u202e\u2066-\u2069]/;
    const attributes = [...document.querySelectorAll("*")].flatMap((element) =>
      // Addresses and values are not read to anybody, and must stay as they are.
      [...element.attributes].filter(({ name }) => name !== "href" && name !== "value"),
    );
    return [
      ...(turning.test(document.body.textContent) ? ["the text"] : []),
      ...(turning.test(document.title) ? ["the title"] : []),
      ...attributes.filter(({ value }) => turning.test(value)).map(({ name, value }) => `${name}="${value}"`),
    ];
  });
}

const path = listPath({ invocationId: hostileInvocationId, open: hostileInvocationId });

test("a hostile invocation is shown as text with every output open, and nothing of it acts", async ({
  page,
  stack,
}) => {
  const instances = await instancesOf(stack, hostileInvocationId);
  const outputs = instances.map(({ instanceId }) => `${hostileInvocationId}/${instanceId}/both`);
  await page.goto(
    listPath({ invocationId: hostileInvocationId, open: hostileInvocationId, output: outputs }),
  );
  await expect(instanceRows(page)).toHaveCount(instances.length);
  const regions = page.getByRole("region", { name: /^std(out|err) of/ });
  await expect(regions).toHaveCount(2 * instances.length);
  await expect(page.getByRole("log").filter({ hasText: "<svg onload=alert(3)>" })).toBeVisible();
  await expect(page.getByRole("log").filter({ hasText: '<img src=x onerror="alert(1)">' })).toBeVisible();
  await expect(page.getByRole("log").filter({ hasText: "a link" }).first()).toBeVisible();
  await expect(
    page.getByRole("log", { includeHidden: true }).and(page.locator("[aria-busy=true]")),
  ).toHaveCount(0);

  const acting = await page.evaluate(() => ({
    scripts: [...document.scripts].filter((script) => !script.src.startsWith(location.origin)).length,
    frames: document.querySelectorAll("iframe, object, embed").length,
    images: document.images.length,
    links: [...document.links].map((link) => link.protocol).filter((protocol) => !/^https?:$/.test(protocol)),
    foreign: [...document.links].filter((link) => link.origin !== location.origin).length,
    handlers: [...document.querySelectorAll("*")].flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith("on")),
    ).length,
    title: document.title,
  }));
  expect(acting).toEqual({
    scripts: 0,
    frames: 0,
    images: 0,
    links: [],
    foreign: 0,
    handlers: 0,
    title: "Invocations · Command History",
  });
});

test("markup in names and in the script is text", async ({ page }) => {
  await page.goto(path);
  await expect(invocationsTable(page).getByText("<img src=x onerror=alert(1)>").first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Script" })).toContainText(
    "# </code></pre><script>alert(1)</script><img src=x onerror=alert(2)>",
  );
  await expect(instanceRows(page, "<script>alert(1)</script>").first()).toBeVisible();
});

test("characters that hide or turn text around are shown, and cannot reach the text beside them", async ({
  page,
}) => {
  await page.goto(path);
  await expect(page.getByRole("region", { name: "Script" })).toBeVisible();
  await expect(invocationsTable(page).getByText("⟦U+202E⟧hsab").first()).toBeVisible();
  await expect(instanceRows(page, "zero⟦U+200B⟧\u200d⟦U+FEFF⟧-width")).toBeVisible();
  await expect(instanceRows(page, "nul-␀-name")).toBeVisible();
  await instanceRows(page, "-bidi").click();
  await page.getByRole("tab", { name: "Both" }).click();
  await expect(page.getByRole("log", { name: /^stdout of .*bidi/ })).toContainText("user⟦U+202E⟧ gnp.exe");
  expect(await turningText(page)).toEqual([]);
  await page.goto(invocationPath(hostileInvocationId, { group: "output" }));
  await expect(
    page.getByRole("region", { name: "Groups by output" }).getByRole("listitem").first(),
  ).toBeVisible();
  expect(await turningText(page)).toEqual([]);
  await page.goto(invocationPath(hostileInvocationId, { q: "a", hits: "some" }));
  await expect(page.getByRole("list", { name: "Instances with hits" })).toBeVisible();
  expect(await turningText(page)).toEqual([]);
});

test("a web address within an output can be read, others are left out, and none is a link", async ({
  page,
}) => {
  await page.goto(path);
  await instanceRows(page, "osc-").click();
  const stdout = page.getByRole("log", { name: /^stdout of osc-/ });
  await expect(stdout.getByText("a plain one")).toHaveAttribute("title", "Link to https://example.com/");
  await expect(stdout.getByText("a link")).not.toHaveAttribute("title");
  await expect(stdout.getByText("another")).not.toHaveAttribute("title");
  await expect(stdout.getByRole("link")).toHaveCount(0);
});

test("a hostile address in the page's own address does nothing", async ({ page }) => {
  const text = "<img src=x onerror=alert(1)>";
  await page.goto(listPath({ commandId: text, status: "javascript:alert(1)", sort: text, find: text }));
  await expect(page.getByRole("list", { name: "Filters in force" })).toContainText(text);
  await expect(page.getByText("This link asks for a status that Zenlayer may not know")).toBeVisible();
});
