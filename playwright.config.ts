import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./scripts/find-browser.ts";

const executablePath = findBrowser();

/** `npm run e2e`: the built page, the built BFF and the simulator, driven together in a real Chromium. */
export default defineConfig({
  testDir: "apps/web/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // One that fails and then passes is told as flaky, and is to be mended; it holds up nobody else's change.
  retries: process.env.CI ? 1 : 0,
  reporter: [["list"]],
  // Limits for a hung test, not for a slow machine.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    actionTimeout: 30_000,
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // To wait for menus that fade in takes a seventh of the time of all tests. `keyboard.spec.ts` lets them.
    contextOptions: { reducedMotion: "reduce" },
    // A trace of every test costs half as much again as the test; ask for one with --trace on.
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // A browser that looks for its maker's servers only slows a run without a network down.
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
