import { readFile } from "node:fs/promises";
import { stripVTControlCharacters } from "node:util";
import { wellKnown } from "@command-history/simulator";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { listPath, outputFrame, outputLines } from "./list-page.ts";
import type { Stack } from "./stack.ts";
import { askUpstream, findFailedTask, findInstance, type UpstreamInstance } from "./upstream.ts";

const { mixedInvocationId } = wellKnown;

/** The commands of the simulator whose outputs are looked at here. */
const commands = {
  deploy: "cmd-3y8lw1n6rd4v",
  download: "cmd-5u0cj9t2xg7b",
  windowsServices: "cmd-2w7ij4y0cl8n",
} as const;

function pathTo(invocationId: string, instanceId: string): string {
  const output = `${encodeURIComponent(invocationId)}/${encodeURIComponent(instanceId)}`;
  return listPath({ invocationId, open: invocationId, output });
}

/** Opens an output of a command's successful run. */
async function openRunOf(page: Page, stack: Stack, commandId: string): Promise<UpstreamInstance> {
  const [run] = await askUpstream(stack, {
    commandIds: [commandId],
    invocationStatuses: ["Success"],
    pageSize: 1,
  });
  const [instance] = run?.invocationInstances ?? [];
  if (run === undefined || instance === undefined) throw new Error(`${commandId} never succeeded`);
  await page.goto(pathTo(run.invocationId, instance.instanceId));
  return instance;
}

test("colours are shown, and no escape sequence is left in the text", async ({ page, stack }) => {
  const { instanceName } = await openRunOf(page, stack, commands.deploy);
  const lines = outputLines(page, "stdout", instanceName);
  const green = lines.getByText("found 0 vulnerabilities", { exact: true });
  await expect(green).toHaveCSS("font-weight", "700");
  const colourOf = (element: HTMLElement) => getComputedStyle(element).color;
  expect(await green.evaluate(colourOf)).not.toBe(await lines.evaluate(colourOf));
  await expect(lines).toContainText(`==> Deploying edge-app 2.14.1 on ${instanceName}`);
  expect(await lines.textContent()).not.toMatch(/\[[\d;]*m|␛/);
});

test("a progress meter redrawn with carriage returns is shown as it stood at the end", async ({
  page,
  stack,
}) => {
  const { instanceName } = await openRunOf(page, stack, commands.download);
  await page.getByRole("tab", { name: /^stderr/ }).click();
  const lines = outputLines(page, "stderr", instanceName);
  await expect(lines).toContainText(/100 \d+\.0M {2}100/);
  await expect(lines).not.toContainText(/ 50 \d+\.0M/);
  await expect(outputFrame(page, "stderr", instanceName)).toContainText("3 lines");
});

test("Windows line breaks end lines and show no mark", async ({ page, stack }) => {
  const { instanceName, output } = await openRunOf(page, stack, commands.windowsServices);
  expect(output).toContain("\r\n");
  const lines = outputLines(page, "stdout", instanceName);
  await expect(lines).toContainText("World Wide Web Publishing Service");
  await expect(lines).not.toContainText(/[␍\r]/);
});

test("copy puts the whole text on the clipboard, without line numbers and the last line break", async ({
  page,
  context,
  stack,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { instanceId, instanceName, output } = await findInstance(
    stack,
    mixedInvocationId,
    (instance) => instance.exitCode === 0,
  );
  await page.goto(pathTo(mixedInvocationId, instanceId));
  const frame = outputFrame(page, "stdout", instanceName);
  await frame.getByRole("button", { name: "Copy" }).click();
  await expect(frame.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(`${copied}\n`).toBe(output);
});

test("what is copied from coloured text carries no escape sequence", async ({ page, context, stack }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { instanceName, output } = await openRunOf(page, stack, commands.deploy);
  const frame = outputFrame(page, "stdout", instanceName);
  await frame.getByRole("button", { name: "Copy" }).click();
  await expect(frame.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(`${copied}\n`).toBe(stripVTControlCharacters(output ?? ""));
});

test("the download holds the exact bytes of coloured and of Windows output", async ({ page, stack }) => {
  for (const commandId of [commands.deploy, commands.windowsServices]) {
    const { instanceName, output } = await openRunOf(page, stack, commandId);
    const downloading = page.waitForEvent("download");
    await outputFrame(page, "stdout", instanceName).getByRole("link", { name: "Download" }).click();
    const file = await (await downloading).path();
    expect(await readFile(file, "utf8")).toBe(output);
  }
});

test("long lines are wrapped or scrolled, as chosen, and the choice is remembered", async ({ page }) => {
  const invocationId = wellKnown.hostileInvocationId;
  const long = "one-very-long-line";
  await page.goto(listPath({ invocationId, open: invocationId }));
  await page.getByRole("searchbox", { name: "Filter instances by text" }).fill(long);
  await page.getByRole("button", { name: `Details of ${long}` }).click();
  const lines = outputLines(page, "stdout", long);
  await expect(lines).toContainText("0123456789abcdef");
  const overflows = () => lines.evaluate((element) => element.scrollWidth > element.clientWidth);
  await expect.poll(overflows).toBe(false);
  const wrap = outputFrame(page, "stdout", long).getByRole("button", { name: "Wrap" });
  await expect(wrap).toHaveAttribute("aria-pressed", "true");
  await wrap.click();
  await expect.poll(overflows).toBe(true);
  await page.reload();
  await expect(wrap).toHaveAttribute("aria-pressed", "false");
  await expect.poll(overflows).toBe(true);
});

test("a stream that is empty and one that was not recorded are told apart", async ({ page, stack }) => {
  const silent = await findInstance(stack, mixedInvocationId, ({ taskStatus }) => taskStatus === "Timeout");
  await page.goto(pathTo(mixedInvocationId, silent.instanceId));
  await expect(outputFrame(page, "stdout", silent.instanceName)).toContainText(
    "Empty: wrote nothing to stdout",
  );

  const absent = await findFailedTask(stack, ({ output }) => output === null);
  await page.goto(pathTo(absent.invocationId, absent.instanceId));
  await expect(outputFrame(page, "stdout", absent.instanceName)).toContainText("Not recorded by Zenlayer");
});

test("an output that could not be loaded offers nothing to do with its text, until it is there", async ({
  page,
  stack,
}) => {
  await page.route("**/stdout*", (route) => route.abort(), { times: 1 });
  const { instanceName } = await openRunOf(page, stack, commands.deploy);
  const frame = outputFrame(page, "stdout", instanceName);
  await expect(frame.getByRole("alert")).toContainText("The dashboard's server cannot be reached");
  await expect(frame.getByRole("link", { name: "Download" })).toHaveCount(0);
  for (const name of ["Search", "Lines", "Copy"]) {
    await expect(frame.getByRole("button", { name, exact: true })).toHaveCount(0);
  }
  await frame.getByRole("button", { name: "Retry" }).click();
  await expect(outputLines(page, "stdout", instanceName)).toContainText("found 0 vulnerabilities");
  await expect(frame.getByRole("link", { name: "Download" })).toBeVisible();
});
