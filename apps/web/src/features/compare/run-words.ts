import type { Tone } from "../../lib/status.ts";
import type { OutputChange, RunChange } from "./run-rows.ts";

/** How each change looks, and what it is called in a row and in a count: "4 newly failing". */
export const runChangeWords: Readonly<Record<RunChange, { tone: Tone; word: string; counted: string }>> = {
  "newly-failing": { tone: "failed", word: "Newly failing", counted: "newly failing" },
  "fails-only-later": {
    tone: "failed",
    word: "Fails, only in later run",
    counted: "failing, only in the later run",
  },
  fixed: { tone: "success", word: "Fixed", counted: "fixed" },
  "still-failing": { tone: "partial", word: "Still failing", counted: "still failing" },
  "only-later": { tone: "unknown", word: "Only in later run", counted: "not failing, only in the later run" },
  "only-earlier": { tone: "unknown", word: "Only in earlier run", counted: "only in the earlier run" },
  unfinished: { tone: "running", word: "Not finished", counted: "not finished" },
  fine: { tone: "success", word: "No failure", counted: "failed in neither" },
};

/** What the two runs are called, in the table as in a difference. */
export interface RunNames {
  readonly earlier: string;
  readonly later: string;
}

export function runNames(otherIsLater: boolean): RunNames {
  return otherIsLater
    ? { earlier: "Earlier run, this one", later: "Later run" }
    : { earlier: "Earlier run", later: "Later run, this one" };
}

export const outputChangeWords: Readonly<Record<NonNullable<OutputChange>, string>> = {
  changed: "Changed",
  awaited: "Comparing…",
  unknown: "Not known",
  ignored: "Only in what is ignored",
  same: "The same",
};
