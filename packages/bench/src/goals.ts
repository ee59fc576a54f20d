import { median } from "./statistics.ts";

/** Something that must hold in every round. */
export interface Goal {
  readonly words: string;
  /** One value a round. */
  readonly values: readonly number[];
  readonly limit: number;
  readonly is: "at least" | "at most";
  /** How a value, and the limit, is written. */
  readonly format: (value: number) => string;
}

export interface Verdict {
  readonly median: number;
  /** The values that are nearest to missing the goal, and furthest from it. */
  readonly worst: number;
  readonly best: number;
  readonly isMet: boolean;
  /** Whether it is met at the worse end of the spread, too. */
  readonly isMetAtWorst: boolean;
}

export function judge({ values, limit, is }: Goal): Verdict {
  // What could not be measured is NaN, and meets nothing; nor does what was not measured at all.
  const measured = values.length === 0 ? [Number.NaN] : values;
  const least = Math.min(...measured);
  const most = Math.max(...measured);
  const [worst, best] = is === "at least" ? [least, most] : [most, least];
  const meets = (value: number) => (is === "at least" ? value >= limit : value <= limit);
  const middle = median(values);
  return { median: middle, worst, best, isMet: meets(middle), isMetAtWorst: meets(worst) };
}

/** The goals that are missed at the worse end of their spread, in words. */
export function missedGoals(goals: readonly Goal[]): string[] {
  return goals
    .filter((goal) => !judge(goal).isMetAtWorst)
    .map(
      (goal) => `${goal.words}: ${goal.is} ${goal.format(goal.limit)}, was ${goal.format(judge(goal).worst)}`,
    );
}

/** A table of goals in Markdown: what was measured, with its spread, and whether that is enough. */
export function goalTable(goals: readonly Goal[]): string {
  const rows = goals.map((goal) => {
    const { words, is, limit, format } = goal;
    const { median: middle, worst, best, isMet, isMetAtWorst } = judge(goal);
    const spread =
      worst === best ? format(middle) : `${format(middle)} (${format(worst)} to ${format(best)})`;
    const verdict = isMetAtWorst ? "met" : isMet ? "met at the median, **missed** at worst" : "**missed**";
    return `| ${[words, `${is} ${format(limit)}`, spread, verdict].join(" | ")} |`;
  });
  return ["| | goal | median (worst to best round) | |", "|---|---|---|---|", ...rows].join("\n");
}

/** `1/12` for a small share, `3.4` for a large one. */
export function ratioWords(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value > 0 && value <= 0.5) {
    const share = 1 / value;
    return `1/${share < 9.95 ? Number(share.toFixed(1)) : Math.round(share)}`;
  }
  return value.toFixed(2);
}
