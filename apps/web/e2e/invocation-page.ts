import type { Locator, Page } from "@playwright/test";
import { instancesTable } from "./list-page.ts";

/** The address of an invocation's page. A list of values repeats the parameter. */
export function invocationPath(
  invocationId: string,
  params: Readonly<Record<string, string | readonly string[]>> = {},
): string {
  const search = new URLSearchParams(
    Object.entries(params).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  );
  return `/invocations/${encodeURIComponent(invocationId)}${search.size === 0 ? "" : `?${search}`}`;
}

/** The buttons of the rows of instances, one a row. */
export function outputButtons(page: Page): Locator {
  return instancesTable(page).getByRole("button", { name: /^Output of / });
}

/** The row of the instance of this name. */
export function instanceRow(page: Page, instanceName: string): Locator {
  return instancesTable(page)
    .getByRole("row")
    .filter({ has: page.getByRole("button", { name: `Output of ${instanceName}`, exact: true }) });
}

/** What shows the output of the instance of this name. */
export function outputPane(page: Page, instanceName: string): Locator {
  return page.getByRole("region", { name: `Output of ${instanceName}`, exact: true });
}
