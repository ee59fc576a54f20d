import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { wellKnown } from "@command-history/simulator";
import { globSync } from "tinyglobby";
import { expect, test } from "./fixtures.ts";
import { instanceRows, invocationButton, invocationsTable, listPath } from "./list-page.ts";
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
  expect(policy).toMatch(/script-src 'nonce-[\w-]{22}' 'strict-dynamic'(;|$)/);
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe-|https?:|\*/);
  expect(stack.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
});

test("text cannot become markup or a script of the page, whoever writes it there", async ({
  page,
  troubles,
}) => {
  await page.goto("/");
  await expect(invocationsTable(page)).toBeVisible();
  const outcomes = await page.evaluate(async () => {
    // What runs in the browser's debugger may do more than the page; what comes after a turn may not.
    await new Promise((resolve) => setTimeout(resolve));
    const attempts: Record<string, () => void> = {
      markup: () => {
        document.body.innerHTML = "<img src=x onerror=alert(1)>";
      },
      "adjacent markup": () => document.body.insertAdjacentHTML("beforeend", "<script>alert(1)</script>"),
      "a whole document": () => document.write("<script>alert(1)</script>"),
      "markup of a frame": () => {
        document.createElement("iframe").srcdoc = "<script>alert(1)</script>";
      },
      "a parsed document": () => new DOMParser().parseFromString("<script>alert(1)</script>", "text/html"),
      "a foreign script": () => {
        document.createElement("script").src = "https://other.example/x.js";
      },
      "an output as a script": () => {
        document.createElement("script").src = "/api/invocations/a/instances/b/stdout";
      },
      "a script's text": () => {
        document.createElement("script").textContent = "alert(1)";
      },
      "a worker from a text": () => new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))),
      "an output as a worker": () => new Worker("/api/invocations/a/instances/b/stdout"),
      "a timer's text": () => setTimeout("alert(1)"),
      "a function's text": () => new Function("alert(1)"),
    };
    return Object.entries(attempts).map(([what, attempt]) => {
      try {
        attempt();
        return `${what}: done`;
      } catch {
        return `${what}: refused`;
      }
    });
  });
  expect(outcomes.filter((outcome) => !outcome.endsWith("refused"))).toEqual([]);
  expect(outcomes).toHaveLength(12);
  // Each of them is a violation that the browser tells of: they are what this test is about.
  troubles.splice(0);
});

test("markup in every field that takes text stays text", async ({ page }) => {
  const markup = `"><img src=x onerror=alert(1)><script>alert(2)</script>`;
  await page.goto(
    listPath({ commandId: markup, invocationId: markup, instanceId: markup, status: markup, find: markup }),
  );
  await expect(page.getByRole("list", { name: "Filters in force" })).toContainText(markup);
  await page.goto(
    listPath({ invocationId: wellKnown.hostileInvocationId, open: wellKnown.hostileInvocationId }),
  );
  await expect(instanceRows(page).first()).toBeVisible();
  const fields = page.getByRole("textbox").or(page.getByRole("searchbox")).or(page.getByRole("combobox"));
  const editable = fields.and(page.locator("input:not([readonly]), textarea"));
  const count = await editable.count();
  expect(count).toBeGreaterThan(0);
  for (let index = 0; index < count; index++) {
    const field = editable.nth(index);
    if (!(await field.isVisible())) continue;
    await field.fill(markup);
    await field.press("Enter");
  }
  expect(await page.locator("img[src=x]").count()).toBe(0);
});

test("what the policy stops is reported to the server, as one line without a query", async ({
  page,
  stack,
  troubles,
}) => {
  await page.goto(listPath({ find: "secret-in-the-address" }));
  await page.evaluate(() => {
    const image = new Image();
    image.src = "https://other.example/x.png?secret";
    document.body.append(image);
  });
  await expect.poll(() => stack.log()).toContain('"directive":"img-src"');
  const line = stack
    .log()
    .split("\n")
    .find((each) => each.includes('"directive":"img-src"'));
  expect(line).toContain('"blocked":"https://other.example/x.png"');
  expect(line).not.toContain("secret");
  troubles.splice(0);
});
