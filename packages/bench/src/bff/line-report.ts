import { ms } from "../format.ts";
import { line } from "../line.ts";
import { type LineMeasures, largeBefore } from "./measure-line.ts";
import type { Rounds } from "./results.ts";
import { serverTable } from "./server-table.ts";

/** How long the large page takes to a browser at the end of a line. */
export function lineReport(rounds: Rounds<LineMeasures>): string {
  return `### The large page on a line of ${line.megabits} Mbit and ${line.latencyMs} ms

${serverTable(rounds, [
  ["all rows in the browser", (middle) => ms(middle(({ first }) => first))],
  ["asked for again", (middle) => ms(middle(({ again }) => again))],
])}

Chromium fetches the page and parses it, on a line that it makes slow itself; small lists and ${largeBefore} other large pages came before, on a fast one: a server in use has compiled what it needs for them. This server is asked without https here, for which it packs by gzip.`;
}
