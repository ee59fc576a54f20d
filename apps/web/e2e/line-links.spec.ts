import { wellKnown } from "@command-history/simulator";
import { expect, test } from "./fixtures.ts";
import { lineNumber, outputPath, selectedRows, shownFrame, shownLines } from "./invocation-output.ts";
import type { Stack } from "./stack.ts";
import { askUpstream, findInstance } from "./upstream.ts";

const { mixedInvocationId, largeLogInvocationId, hostileInvocationId } = wellKnown;

/** The instance with the log of 5 MB, and the lines of that log. */
async function largeLog(stack: Stack): Promise<{ instanceId: string; text: readonly string[] }> {
  const { instanceId, output } = await findInstance(
    stack,
    largeLogInvocationId,
    (instance) => (instance.output?.length ?? 0) > 4_000_000,
  );
  return { instanceId, text: (output ?? "").trimEnd().split("\n") };
}

test("a click takes a line into the link, and one with the shift key all lines up to there", async ({
  page,
  stack,
}) => {
  const { instanceId, text } = await largeLog(stack);
  await page.goto(outputPath(largeLogInvocationId, { instance: instanceId }));
  const lines = shownLines(page, "stdout");
  await lineNumber(lines, 12).click();
  await expect(page).toHaveURL(/stream=stdout&L=12$/);
  await lineNumber(lines, 9).click({ modifiers: ["Shift"] });
  await expect(page).toHaveURL(/&L=9-12$/);
  await expect(selectedRows(lines)).toHaveText([9, 10, 11, 12].map((line) => `${line}${text[line - 1]}`));
  await lineNumber(lines, 10).click();
  await expect(page).toHaveURL(/&L=10$/);
  await lineNumber(lines, 10).click();
  await expect(page).not.toHaveURL(/L=/);
  await expect(selectedRows(lines)).toHaveCount(0);
});

test("a link to lines far down opens there", async ({ page, stack }) => {
  const { instanceId, text } = await largeLog(stack);
  const line = Math.floor(text.length * 0.8);
  await page.goto(
    outputPath(largeLogInvocationId, { instance: instanceId, stream: "stdout", L: `${line}-${line + 2}` }),
  );
  const lines = shownLines(page, "stdout");
  await expect(selectedRows(lines)).toHaveCount(3);
  await expect(selectedRows(lines).first()).toBeInViewport();
  await expect(selectedRows(lines).first()).toContainText(text[line - 1] ?? "");
  await lines.press("Home");
  await expect(lineNumber(lines, 1)).toBeInViewport();
});

test("a link to lines shows them on narrow screens, too", async ({ page, stack }) => {
  const { instanceId } = await largeLog(stack);
  for (const viewport of [
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    await page.goto(outputPath(largeLogInvocationId, { instance: instanceId, stream: "stdout", L: "30000" }));
    await expect(selectedRows(shownLines(page, "stdout"))).toBeInViewport();
  }
});

test("lines are selected by keyboard alone, by their numbers or with the shift key, and copied", async ({
  page,
  context,
  stack,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { instanceId, text } = await largeLog(stack);
  await page.goto(outputPath(largeLogInvocationId, { instance: instanceId, stream: "stdout" }));
  const lines = shownLines(page, "stdout");
  await expect(lines).toHaveAttribute("aria-busy", "false");
  const frame = shownFrame(page, "stdout");
  await frame.getByRole("button", { name: "Lines", exact: true }).press("Enter");
  await page.keyboard.type("40000-40001");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/L=40000-40001$/);
  await expect(selectedRows(lines).first()).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(lines).toBeFocused();

  await page.keyboard.press("Shift+ArrowDown");
  await expect(page).toHaveURL(/L=40000-40002$/);
  await page.keyboard.press("Control+c");
  await expect(frame.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(text.slice(39_999, 40_002).join("\n"));

  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/L=/);
  await expect(selectedRows(lines)).toHaveCount(0);
});

test("a line that is not there is refused in words", async ({ page, stack }) => {
  const { instanceId, text } = await largeLog(stack);
  await page.goto(outputPath(largeLogInvocationId, { instance: instanceId, stream: "stdout" }));
  await expect(shownLines(page, "stdout")).toHaveAttribute("aria-busy", "false");
  const frame = shownFrame(page, "stdout");
  await frame.getByRole("button", { name: "Lines", exact: true }).click();
  const field = frame.getByRole("textbox", { name: /^Lines of stdout/ });
  await field.fill(String(text.length + 1));
  await field.press("Enter");
  await expect(frame.getByRole("alert")).toHaveText(`There are ${text.length.toLocaleString("en-GB")} lines`);
  await field.fill("first");
  await field.press("Enter");
  await expect(frame.getByRole("alert")).toContainText("120-140");
});

test("a link to the last lines of a wrapped log shows all of them", async ({ page, stack }) => {
  const { instanceId, text } = await largeLog(stack);
  const last = text.length;
  const params = { instance: instanceId, stream: "stdout", L: `${last - 2}-${last}` };
  await page.goto(outputPath(largeLogInvocationId, params));
  const lines = shownLines(page, "stdout");
  await expect(lines).toHaveAttribute("data-wrap", "true");
  await expect(selectedRows(lines)).toHaveCount(3);
  await expect
    .poll(async () => {
      const [frame, row] = [await lines.boundingBox(), await selectedRows(lines).last().boundingBox()];
      return frame !== null && row !== null && row.y + row.height <= frame.y + frame.height + 1;
    })
    .toBe(true);
});

test("lines of a link that are not there are named, and the others marked", async ({ page, stack }) => {
  const { instanceId, text } = await largeLog(stack);
  const last = text.length;
  const count = (value: number) => value.toLocaleString("en-GB");
  const params = { instance: instanceId, stream: "stdout" };
  await page.goto(outputPath(largeLogInvocationId, { ...params, L: `${last}-${last + 5}` }));
  await expect(selectedRows(shownLines(page, "stdout"))).toHaveCount(1);
  const frame = shownFrame(page, "stdout");
  await expect(frame).toContainText(
    `There are no lines ${count(last + 1)} to ${count(last + 5)}: the output has ${count(last)} lines.`,
  );
  await page.goto(outputPath(largeLogInvocationId, { ...params, L: String(last + 1) }));
  await expect(frame).toContainText(
    `There is no line ${count(last + 1)}: the output has ${count(last)} lines.`,
  );
});

test("lines that a link gives in reverse are marked, and stand in order in the address", async ({
  page,
  stack,
}) => {
  const { instanceId } = await largeLog(stack);
  await page.goto(outputPath(largeLogInvocationId, { instance: instanceId, L: "12-9", colour: "red" }));
  await expect(page).toHaveURL(/L=9-12&colour=red$/);
  await expect(selectedRows(shownLines(page, "stdout"))).toHaveCount(4);
  await expect(page.getByText("colour: this page has no such parameter")).toBeVisible();
});

test("both streams are shown side by side, and lines of the second one lead to its tab", async ({
  page,
  stack,
}) => {
  const { instanceId } = await findInstance(stack, hostileInvocationId, ({ instanceName }) =>
    instanceName.startsWith("osc-"),
  );
  await page.goto(outputPath(hostileInvocationId, { instance: instanceId }));
  await page.getByRole("tab", { name: /^stdout/ }).press("ArrowLeft");
  await expect(page.getByRole("tab", { name: "Both" })).toBeFocused();
  await expect(page).toHaveURL(/stream=both$/);
  await lineNumber(shownLines(page, "stdout"), 2).click();
  await expect(page).toHaveURL(/stream=both&L=2$/);
  await page.reload();
  await expect(selectedRows(shownLines(page, "stdout"))).toContainText("another");
  await expect(selectedRows(shownLines(page, "stderr"))).toHaveCount(0);
  await lineNumber(shownLines(page, "stderr"), 3).click();
  await expect(page).toHaveURL(/stream=stderr&L=3$/);
  await expect(selectedRows(shownLines(page, "stderr"))).toContainText("file");
});

test("streams and exit code that seem at odds are remarked on", async ({ page, stack }) => {
  const runs = await askUpstream(stack, { pageSize: 200 });
  const noisy = runs.flatMap(({ invocationId, invocationInstances }) =>
    invocationInstances
      .filter(({ exitCode, outputError }) => exitCode === 0 && Boolean(outputError))
      .map(({ instanceId }) => ({ invocationId, instanceId })),
  )[0];
  if (noisy === undefined) throw new Error("no success wrote to stderr");
  await page.goto(outputPath(noisy.invocationId, { instance: noisy.instanceId, stream: "stderr" }));
  await expect(page.getByRole("region", { name: /^Output of/ })).toContainText("Wrote to stderr, exit 0");

  const quiet = await findInstance(stack, mixedInvocationId, ({ exitCode }) => exitCode === 0);
  await page.goto(outputPath(mixedInvocationId, { instance: quiet.instanceId }));
  await expect(shownLines(page, "stdout")).toBeVisible();
  await expect(page.getByRole("region", { name: /^Output of/ })).not.toContainText("Wrote to stderr");
});
