import type { Page, TestType } from "@playwright/test";
import { test as base, expect } from "../fixtures.ts";
import { type people, startTeam, type Team } from "./team-stack.ts";

interface TestFixtures {
  /** What serves the test's pages: the worker's, unless a test has one to itself. */
  team: Team;
  /** Requests to the dashboard that a person would notice: broken off, or answered by an error. */
  failures: string[];
}

interface WorkerFixtures {
  sharedTeam: Team;
}

type TeamTest =
  typeof base extends TestType<infer Test, infer Worker>
    ? TestType<Test & TestFixtures, Worker & WorkerFixtures>
    : never;

export const test: TeamTest = base.extend<TestFixtures, WorkerFixtures>({
  sharedTeam: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const team = await startTeam();
      await use(team);
      await team.close();
    },
    { scope: "worker" },
  ],
  team: async ({ sharedTeam }, use) => use(sharedTeam),
  stack: async ({ team }, use) => use(team),
  origins: async ({ team }, use) => use([team.url, team.plainUrl, team.provider.issuer]),
  // The certificate is nobody's but the test's.
  ignoreHTTPSErrors: true,
  failures: async ({ page, team }, use) => {
    const failures: string[] = [];
    page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "";
      // The page itself gave up, since what it asked for is no longer on it.
      if (reason !== "net::ERR_ABORTED") failures.push(`${request.url()} ${reason}`);
    });
    page.on("response", (response) => {
      const isOurs = response.url().startsWith(team.url);
      if (isOurs && response.status() >= 400) failures.push(`${response.url()} ${response.status()}`);
    });
    await use(failures);
  },
});

/** A team that the test can break. */
export const testAlone: TeamTest = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  team: async ({}, use) => {
    const team = await startTeam();
    await use(team);
    await team.close();
  },
});

type PersonsName = (typeof people)[keyof typeof people]["name"];

/** Opens a page as one who is not signed in, and signs in from there. */
export async function signInAt(page: Page, path: string, name: PersonsName): Promise<void> {
  await page.goto(path);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("button", { name }).click();
  await expect(page.getByRole("button", { name: `Signed in as ${name}` })).toBeVisible();
}

/** The cookies of the dashboard in this browser, as a header. */
export async function cookieHeaderOf(page: Page, team: Team): Promise<string> {
  const cookies = await page.context().cookies(team.url);
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
