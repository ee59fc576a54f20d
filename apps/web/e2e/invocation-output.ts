import type { StreamName } from "@command-history/contract";
import type { Locator, Page } from "@playwright/test";

/** The page of an invocation, in the state that the parameters name. */
export function outputPath(invocationId: string, params: Readonly<Record<string, string>>): string {
  return `/invocations/${encodeURIComponent(invocationId)}?${new URLSearchParams(params)}`;
}

/** The lines of the shown output's stream. */
export function shownLines(page: Page, stream: StreamName): Locator {
  return page.getByRole("log", { name: new RegExp(`^${stream} of `) });
}

/** The shown output's stream with its header and bars. */
export function shownFrame(page: Page, stream: StreamName): Locator {
  return page.getByRole("region", { name: new RegExp(`^${stream} of `) });
}

/** The number of a line. Numbers are for the pointer, and hidden from everything else. */
export function lineNumber(lines: Locator, line: number): Locator {
  return lines.locator(`[data-line="${line}"]`);
}

/** The rows of the selected lines that are on screen. */
export function selectedRows(lines: Locator): Locator {
  return lines.locator("[data-selected]");
}
