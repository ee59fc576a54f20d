import { whole } from "../format.ts";
import { type Goal, ratioWords } from "../goals.ts";
import type { FirstLoad } from "./first-load.ts";
import type { GridName } from "./grid-pages.ts";
import type { Scores } from "./lighthouse.ts";
import type { GridMeasures } from "./measure-grid.ts";

export interface GridResults {
  /** The rounds of each page, in the same order. */
  readonly grids: Readonly<Record<GridName, readonly GridMeasures[]>>;
  readonly firstLoads: readonly FirstLoad[];
  readonly scores: readonly Scores[];
}

const score = { is: "at least", format: whole } as const;

/** What the list is to reach beside AG Grid, and in Lighthouse. */
export function gridGoals({ grids, scores }: GridResults): readonly Goal[] {
  const half = { limit: 1 / 2, is: "at most", format: ratioWords } as const;
  /** Ours by AG Grid's, round by round: both met the same machine there. */
  const ratios = (of: (measures: GridMeasures) => number) =>
    grids["ag-grid"].map((peer, round) => {
      const own = grids.ours[round];
      return own === undefined ? Number.NaN : of(own) / of(peer);
    });
  return [
    { words: "First rows, by AG Grid's", values: ratios(({ firstRows }) => firstRows), ...half },
    { words: "Sort, by AG Grid's", values: ratios(({ sort }) => sort), ...half },
    { words: "Text filter, by AG Grid's", values: ratios(({ filter }) => filter), ...half },
    {
      words: "Fling: frames a second, by AG Grid's",
      values: ratios(({ fling }) => fling?.framesPerSecond ?? Number.NaN),
      limit: 2,
      is: "at least",
      format: ratioWords,
    },
    {
      words: "Fling: frames with blank rows",
      values: grids.ours.map(({ fling }) => fling?.blankShare ?? Number.NaN),
      limit: 0,
      is: "at most",
      format: percent,
    },
    {
      words: "Lighthouse: performance",
      values: scores.map(({ performance }) => performance),
      limit: 95,
      ...score,
    },
    {
      words: "Lighthouse: accessibility",
      values: scores.map(({ accessibility }) => accessibility),
      limit: 100,
      ...score,
    },
    {
      words: "Lighthouse: best practices",
      values: scores.map(({ bestPractices }) => bestPractices),
      limit: 100,
      ...score,
    },
  ];
}

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
