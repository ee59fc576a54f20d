import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { wellKnown } from "@command-history/simulator";
import { globSync } from "tinyglobby";
import { expect, test } from "./fixtures.ts";
import { instanceRows, invocationButton, listPath } from "./list-page.ts";
import { repository } from "./stack.ts";

/** The built files as text, by their path. */
async function readBuilt(cwd: string): Promise<ReadonlyMap<string, string>> {
  const paths = globSync("**/*", { cwd, dot: true });
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(cwd, path), "utf8")] as const)),
  );
}

test("no response that the page gets, and no line of the log, holds the credentials", async ({
  page,
  stack,
}) => {
  const [{ accessKeyId, accessKeySecret }] = stack.simulator.credentials;
  const bodies: Promise<{ url: string; text: string }>[] = [];
  page.on("response", (response) => {
    const url = response.url();
    bodies.push(
      response.allHeaders().then(async (headers) => ({
        url,
        text: JSON.stringify(headers) + (await response.body().catch(() => "")).toString(),
      })),
    );
  });
  await page.goto(listPath({ invocationId: wellKnown.mixedInvocationId }));
  await invocationButton(page, wellKnown.mixedInvocationId).click();
  await instanceRows(page).first().click();
  await expect(page.getByRole("log").first()).toBeVisible();
  await page.goto(listPath({ commandId: "fault-auth" }));
  await expect(page.getByRole("alert")).toContainText("Zenlayer refused the credentials");
  const seen = await Promise.all(bodies);
  expect(seen.some(({ url }) => url.includes("/api/invocations/"))).toBe(true);
  for (const secret of [accessKeySecret, accessKeyId]) {
    expect(seen.filter(({ text }) => text.includes(secret)).map(({ url }) => url)).toEqual([]);
    expect(stack.log()).not.toContain(secret);
  }
});

test("a build made where credentials are set holds none of them", async ({ browserName: _ }, testInfo) => {
  const canary = "canary-3f9a61c27be4";
  const names = ["ZENLAYER_ACCESS_KEY_ID", "ZENLAYER_ACCESS_KEY_SECRET", "ZENLAYER_TOKEN"];
  const outDir = testInfo.outputPath("dist");
  await promisify(execFile)("npm", ["run", "build", "-w", "@command-history/web", "--", "--outDir", outDir], {
    cwd: repository,
    env: { ...process.env, ...Object.fromEntries(names.map((name) => [name, `${canary}-${name}`])) },
  });
  const files = [...(await readBuilt(outDir))];
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter(([, text]) => text.includes(canary)).map(([path]) => path)).toEqual([]);
});

test("the page's own policy allows no inline script, no eval and no foreign origin", async ({
  page,
  stack,
}) => {
  const response = await page.goto("/");
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/unsafe-|https?:|\*/);
  expect(stack.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
});
