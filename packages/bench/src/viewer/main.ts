import { loadavg } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser } from "../../../../scripts/find-browser.ts";
import { finish } from "../finish.ts";
import { readOptions } from "../options.ts";
import { conditionWords, repository } from "../performance-page.ts";
import { buildPages, type ViewerName, viewers } from "./build-pages.ts";
import { logFacts } from "./log-text.ts";
import { type Measures, measure } from "./measure.ts";
import { startTextServer } from "./text-server.ts";
import { reportOf, viewerGoals } from "./viewer-report.ts";

/** `npm run bench:viewer`: measures the output viewer beside its peers, and writes its part of docs/performance.md. */
const built = join(repository, ".cache/bench");

const options = readOptions({ rounds: 5 });
const { rounds } = options;

await buildPages(built);
const server = await startTextServer(built);
// The headless shell does not tell how much memory a page takes.
const executablePath = findBrowser({ whole: true });
const loadBefore = loadavg()[0] ?? 0;
const results: Record<ViewerName, Measures[]> = { viewer: [], codemirror: [], pre: [] };
for (let round = 0; round < rounds; round++) {
  for (let turn = 0; turn < viewers.length; turn++) {
    // Each round begins with another one, so that none always runs on a warm machine.
    const viewer = viewers[(round + turn) % viewers.length] ?? "viewer";
    const measures = await measure(viewer, server.origin, executablePath);
    console.log(`round ${round + 1}, ${viewer}: ${JSON.stringify(measures)}`);
    results[viewer].push(measures);
  }
}
await server.close();

const counts = new Set([...results.viewer, ...results.codemirror].map(({ hits }) => hits));
if (counts.size !== 1) throw new Error(`the viewers count differently: ${[...counts].join(", ")}`);

const report = reportOf(results, {
  rounds,
  textBytes: server.textBytes,
  lines: logFacts.lines,
  needle: logFacts.needle,
  machine: conditionWords([loadBefore, loadavg()[0] ?? 0]),
  browser: await browserName(),
});
await finish("viewer", report, viewerGoals(results, server.textBytes), options);

async function browserName(): Promise<string> {
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  const version = browser.version();
  await browser.close();
  return `Chromium ${version}`;
}
