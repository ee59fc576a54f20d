import { megabytes } from "../format.ts";
import { table } from "../markdown.ts";
import type { Endurance } from "./measure-endurance.ts";

/** What this server's memory does over many large pages. */
export function enduranceReport({ viewers, polls, early, late }: Endurance): string {
  return `### ${late.pages} large pages, one after the other

${table(
  ["this server", "peak of memory", "memory held"],
  [early, late].map(({ pages, peakBytes, heldBytes }) => [
    `after ${pages} pages`,
    megabytes(peakBytes),
    megabytes(heldBytes),
  ]),
)}

Measured once, not in each round, in one process that has served ${viewers} people before, who asked for the same small list ${polls} times each. Eight different large pages take turns, each asked for again when it is no longer kept. Memory held is the median of what the process held after each of the last ten pages.`;
}
