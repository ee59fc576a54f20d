import "../../../apps/web/src/styles.ts";
import { MantineProvider } from "@mantine/core";
import { createRoot } from "react-dom/client";
import { noOutputQuery } from "../../../apps/web/src/lib/output-query.ts";
import { OutputViewer } from "../../../apps/web/src/output/output-viewer.tsx";
import { lineNumber, logFacts } from "../src/viewer/log-text.ts";
import { painted, shown, stage, timed, watchTasks } from "./painted.ts";

const longestTask = watchTasks();

function find(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(selector);
}

function need(selector: string): HTMLElement {
  const element = find(selector);
  if (element === null) throw new Error(`there is no ${selector}`);
  return element;
}

function shows(line: number): boolean {
  return find('[role="log"]')?.textContent.includes(`${lineNumber(line)} `) === true;
}

/** Types into the search, as a person would by pasting. */
function search(needle: string): void {
  const field = need('input[type="search"]');
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  setter?.call(field, needle);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** No address here holds what is looked for; the search counts all the same. */
function keepNothing(): void {}

createRoot(stage()).render(
  <MantineProvider>
    <OutputViewer
      source={{ urlAsOf: () => "/text", downloadUrlAsOf: () => "/text", revealUrl: "/text" }}
      stream="stdout"
      summary={{ bytes: 60_000_000, masks: 0, lines: logFacts.lines, sha256: "0", excerpt: null }}
      label="stdout of bench"
      place={{
        lines: null,
        onLinesChange: keepNothing,
        repeatedArrivals: 0,
        search: noOutputQuery,
        onSearchChange: keepNothing,
        isRefusalTold: false,
      }}
    />
  </MantineProvider>,
);

/** How many hits the search says there are, once it has looked through everything. */
function hitsFound(): number | null {
  const words = find('[role="status"]')?.textContent ?? "";
  const match = /^(?:[\d,]+ of )?([\d,]+)$/.exec(words);
  return match?.[1] === undefined ? null : Number(match[1].replaceAll(",", ""));
}

window.bench = {
  firstPaint: painted(() => shows(1)).then(() => performance.now()),
  loaded: painted(() => find('[role="log"]')?.getAttribute("aria-busy") === "false"),
  async countHits(needle) {
    need('[title^="Search all"]').click();
    await painted(() => find('input[type="search"]') !== null);
    const isCounted = () => hitsFound() !== null;
    const begun = performance.now();
    const counted = shown(isCounted).then(() => performance.now() - begun);
    const paintedMs = await timed(() => search(needle), isCounted);
    return { ms: await counted, paintedMs, hits: hitsFound() ?? 0 };
  },
  jumpToEnd: () =>
    timed(
      () => need('[role="log"]').dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true })),
      () => shows(logFacts.lines),
    ),
  longestTask,
};
