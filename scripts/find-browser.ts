import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/** The variable that names a Chromium or Chrome for the end-to-end tests. */
export const browserVariable = "CHROMIUM_PATH";

/** The engine without a browser's windows and processes of its own: a page opens in less than half the time. */
const headlessShell = "chromium-headless-shell";

const programs = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

const macPrograms = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The path of a browser for the tests: the one named in the environment, an installed Chromium or Chrome, or
 * Playwright's own download. `whole`: no headless shell, for what takes a browser as people have it. Undefined when
 * there is none. Throws when the environment names one that is not there.
 */
export function findBrowser({ whole = false } = {}): string | undefined {
  const named = process.env[browserVariable];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`${browserVariable} is ${named}, and no such file exists`);
    return named;
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = [
    ...(whole ? programs : [headlessShell, ...programs]).flatMap((program) =>
      folders.map((folder) => join(folder, program)),
    ),
    ...macPrograms,
    chromium.executablePath(),
  ];
  return candidates.find((path) => existsSync(path));
}
