import { loadavg } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser } from "../../../../scripts/find-browser.ts";
import { startServer } from "../built-server.ts";
import { finish } from "../finish.ts";
import { readOptions } from "../options.ts";
import { conditionWords, repository } from "../performance-page.ts";
import { startUpstream } from "../server/upstream.ts";
import { askForPage } from "./ask-for-page.ts";
import { buildGridPages, probePath } from "./build-grid-pages.ts";
import { type FirstLoad, measureFirstLoad } from "./first-load.ts";
import { startFront } from "./front.ts";
import { type GridName, gridNames } from "./grid-pages.ts";
import { gridGoals } from "./grids-goals.ts";
import { reportOf } from "./grids-report.ts";
import { lighthouseScores, type Scores } from "./lighthouse.ts";
import { type GridMeasures, measureGrid } from "./measure-grid.ts";
import { askForRows, type MeasuredRows } from "./measured-rows.ts";

/** `npm run bench:grids`: measures the list beside other grids, and writes its part of docs/performance.md. */
const built = join(repository, ".cache/bench-grids");

const options = readOptions({ rounds: 5 });
const { rounds } = options;

await buildGridPages(built);
const loadBefore = loadavg()[0] ?? 0;
const executablePath = findBrowser({ whole: true });
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
// More than a page takes: a list that moves on meanwhile gives fewer rows once the double ones are dropped.
const upstream = await startUpstream({ invocations: 12_000 });
const grids: Record<GridName, GridMeasures[]> = { ours: [], "ag-grid": [], mui: [] };
const firstLoads: FirstLoad[] = [];
const scores: Scores[] = [];
let list: MeasuredRows | undefined;
try {
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < gridNames.length; turn++) {
      // Each round begins with another one, so that none always runs on a warm machine.
      const name = gridNames[(round + turn) % gridNames.length] ?? "ours";
      const measures = await visit(name);
      console.log(`round ${round + 1}, ${name}: ${JSON.stringify(measures)}`);
      grids[name].push(measures);
    }
    await visitFirst(round);
  }
} finally {
  await upstream.stop();
  await browser.close();
}
if (list === undefined) throw new Error("nothing was measured");

const results = { grids, firstLoads, scores };
const machine = conditionWords([loadBefore, loadavg()[0] ?? 0]);
const report = reportOf(results, { rounds, list, machine, browser: `Chromium ${browser.version()}` });
await finish("grids", report, gridGoals(results), options);

/** One page. The server has the rows in its memory for as long as a visit takes; so have the other grids theirs. */
async function visit(name: GridName): Promise<GridMeasures> {
  const server = await startServer({ ...upstream.env, MEMORY_FRESH_MS: "60000" });
  await askForPage(server.url);
  const asked = await askForRows(server.url);
  const front = await startFront(built, asked.answer);
  list = asked.list;
  const origin = name === "ours" ? server.url : front.origin;
  try {
    return await measureGrid(browser, name, list, { origin, probe: probePath(built, "probe") });
  } finally {
    await front.close();
    await server.stop();
  }
}

async function visitFirst(round: number): Promise<void> {
  const server = await startServer(upstream.env);
  try {
    // The very first request to a server waits for its program to be compiled, of which the page knows nothing.
    await askForPage(server.url);
    await askForRows(server.url);
    const load = await measureFirstLoad(browser, server.url, probePath(built, "vitals"));
    const scored = await lighthouseScores(server.url, executablePath);
    console.log(`round ${round + 1}, first visit: ${JSON.stringify({ ...load, ...scored })}`);
    firstLoads.push(load);
    scores.push(scored);
  } finally {
    await server.stop();
  }
}
