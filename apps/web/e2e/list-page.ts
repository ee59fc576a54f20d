import type { StreamName } from "@command-history/contract";
import type { Locator, Page } from "@playwright/test";

/** The address of a list, from its parameters. A list of values repeats the parameter. */
export function listPath(params: Readonly<Record<string, string | readonly string[]>> = {}): string {
  const search = new URLSearchParams(
    Object.entries(params).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  );
  return search.size === 0 ? "/" : `/?${search}`;
}

export function invocationsTable(page: Page): Locator {
  return page.getByRole("table", { name: "Invocations" });
}

/** The buttons that open the rows of the list, one a row. */
export function invocationButtons(page: Page): Locator {
  return invocationsTable(page).getByRole("button", { name: /^Details of .*, / });
}

/** The button that opens the row of this invocation. */
export function invocationButton(page: Page, invocationId: string): Locator {
  return invocationsTable(page).getByRole("button", { name: `, ${invocationId}` });
}

export function instancesTable(page: Page): Locator {
  return page.getByRole("table", { name: "Instances" });
}

/** Rows of instances; `text` is something that they show. */
export function instanceRows(page: Page, text: string | RegExp = ""): Locator {
  return instancesTable(page)
    .getByRole("row")
    .filter({ has: page.getByRole("button", { name: /^Details of/ }), hasText: text });
}

/** The button that opens the instance of this name. */
export function instanceButton(page: Page, instanceName: string): Locator {
  return instancesTable(page).getByRole("button", { name: `Details of ${instanceName}`, exact: true });
}

/** An opened output with its header and tools. */
export function outputFrame(page: Page, stream: StreamName, instanceName: string): Locator {
  return page.getByRole("region", { name: `${stream} of ${instanceName}`, exact: true });
}

/** The lines of an opened output. */
export function outputLines(page: Page, stream: StreamName, instanceName: string): Locator {
  return page.getByRole("log", { name: `${stream} of ${instanceName}`, exact: true });
}
