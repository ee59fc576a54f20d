import { kilobytes, megabytes, ms, whole } from "../format.ts";
import { goalTable } from "../goals.ts";
import { line } from "../line.ts";
import { table } from "../markdown.ts";
import { median } from "../statistics.ts";
import { type GridName, gridNames } from "./grid-pages.ts";
import { type GridResults, gridGoals, percent } from "./grids-goals.ts";
import { fling, type GridMeasures, viewport } from "./measure-grid.ts";
import { type MeasuredRows, wanted } from "./measured-rows.ts";

/** Where and on what the runs were made. */
interface Conditions {
  readonly rounds: number;
  readonly list: Pick<MeasuredRows, "rows" | "found">;
  /** Machine and load, in words. */
  readonly machine: string;
  readonly browser: string;
}

const words: Readonly<Record<GridName, string>> = {
  ours: "this list",
  "ag-grid": "AG Grid Community",
  mui: "MUI X DataGrid",
};

type Filled = NonNullable<GridMeasures["filled"]>;
type Scrolled = NonNullable<GridMeasures["fling"]>;

function gridRow(name: GridName, runs: readonly GridMeasures[]): readonly string[] {
  const middle = (of: (run: GridMeasures) => number) => median(runs.map(of));
  const flings = runs.flatMap((run) => run.fling ?? []);
  const fillings = runs.flatMap((run) => run.filled ?? []);
  const filled = (of: (filling: Filled) => number, format: (value: number) => string) =>
    fillings.length === 0 ? "–" : format(median(fillings.map(of)));
  const flung = (of: (scrolled: Scrolled) => number, format: (value: number) => string) =>
    flings.length === 0 ? "–" : format(median(flings.map(of)));
  return [
    words[name],
    ms(middle(({ firstRows }) => firstRows)),
    filled(({ took }) => took, ms),
    filled(({ framesPerSecond }) => framesPerSecond, whole),
    filled(({ longest }) => longest, ms),
    ms(middle(({ sort }) => sort)),
    ms(middle(({ filter }) => filter)),
    flung(({ framesPerSecond }) => framesPerSecond, whole),
    flung(({ blankShare }) => blankShare, percent),
    flung(({ behindShare }) => behindShare, percent),
    megabytes(middle(({ heap }) => heap)),
  ];
}

/** The section of docs/performance.md as Markdown: goals first, then what each page did. */
export function reportOf(results: GridResults, conditions: Conditions): string {
  const { grids, firstLoads } = results;
  const { rounds, list, machine, browser } = conditions;
  const middle = (of: (load: (typeof firstLoads)[number]) => number) => median(firstLoads.map(of));
  const gridTable = table(
    [
      "",
      "first rows",
      "all the others after",
      "frames a second meanwhile",
      "longest without one",
      "sort",
      "text filter",
      "fling: frames a second",
      "with blank rows",
      "behind",
      "heap",
    ],
    gridNames.map((name) => gridRow(name, grids[name])),
  );
  const loadTable = table(
    ["largest contentful paint", "interaction to next paint", "layout shift", "scripts, compressed"],
    [
      [
        ms(middle(({ lcp }) => lcp)),
        ms(middle(({ inp }) => inp)),
        middle(({ cls }) => cls).toFixed(3),
        kilobytes(middle(({ scriptBytes }) => scriptBytes)),
      ],
    ],
  );
  return `## The list beside other grids

Written by \`npm run bench:grids\`; run it again to replace these numbers.

The built dashboard with a list of ${whole(list.rows)} invocations, and two pages with the same rows in other grids: AG Grid Community and MUI X DataGrid, in their free editions, built for production. The dashboard's server, in front of the simulator, has the answer in its memory; the server of the other pages has its bytes and does nothing but send them.
Medians of ${rounds} ${rounds === 1 ? "round" : "rounds"}, the pages taking turns; ratios are of the same round. All programs share the machine. ${machine}; ${browser}.

${goalTable(gridGoals(results))}

### ${whole(list.rows)} rows

${gridTable}

### The list of 20 rows on a line of ${line.megabits} Mbit and ${line.latencyMs} ms, first visit

${loadTable}

How it is measured: each visit has a server and a window of the browser of its own, which has come to rest; a small page of that server came before, and the server has sent its page and its files some times to somebody else. The other grids have the list's columns, its cells but for the buttons to copy, and its height of rows, with the settings that their documentation gives for production: AG Grid registers only the modules in use, and keeps the texts to be searched; both draw
the rows near the view as they do by default. The dashboard is the whole of it, with its session, its filters and its address that follows what is done. First rows are counted from the start of the navigation to the frame that shows one; from then on until all rows can be scrolled to frames are counted. To sort is to click on a column's head: the median of a text, a count and a duration. To filter is to put "${wanted}" into the field at once, which leaves
${whole(list.found)} rows; the dashboard acts on a paste at once, and waits for a pause in typing otherwise. A fling is ${whole(fling.distance)} pixels at ${whole(fling.speed)} pixels a second by the wheel, in a view of ${viewport.width} × ${viewport.height}: the frames are those in which rows had moved; in one with blank rows a part of the view has no row, or one without text; one that is behind came late, when the browser had already scrolled past the rows painted
before. MUI X DataGrid shows 100 rows at a time in its free edition: it sorts and filters all of them, draws a page, and has no fling that would compare. Heaps are taken at the end, after garbage collection. On first visits the server has answered a larger list before, and not this one; a column is sorted, a letter typed and a row opened. Lighthouse looks at the list of 20 rows with its settings for desktops.
`;
}
