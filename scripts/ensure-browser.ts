/** Finds a browser for the end-to-end tests; on Debian and its kin, as root, installs the distribution's. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { browserVariable, findBrowser } from "./find-browser.ts";

function installDistributionsChromium(): boolean {
  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (!mayInstall) return false;
  console.log("No browser found: installing the distribution's Chromium.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (...args: string[]) => spawnSync("apt-get", args, { env, stdio: "inherit" }).status === 0;
  return (
    run("update", "-qq") &&
    run("install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell", "fonts-liberation")
  );
}

const browser = findBrowser() ?? (installDistributionsChromium() ? findBrowser() : undefined);
if (browser === undefined) {
  console.error(
    `The end-to-end tests need Chromium or Chrome, and none was found. Install one (Debian: apt-get install chromium-headless-shell; ` +
      `elsewhere: npx playwright install chromium), or set ${browserVariable} to its path.`,
  );
  process.exitCode = 1;
} else {
  console.log(`End-to-end tests run in ${browser}`);
}
