import { createRandom } from "../random.ts";

/** What the viewers are measured on. */
export const logFacts = { seed: 20_251_124, lines: 1_000_000, needle: "Timeout" } as const;

const levels = ["INFO", "INFO", "INFO", "WARN", "ERROR"] as const;
const sites = ["ams", "fra", "sin", "hkg", "lax", "sao", "tyo", "dxb"] as const;
const methods = ["GET", "GET", "PUT", "POST"] as const;
const areas = ["live", "vod/seg", "img", "api/v1/token", "api/v2/session", "health"] as const;

/** The number that a line begins with; the first line is 1. */
export function lineNumber(line: number): string {
  return String(line).padStart(7, "0");
}

/**
 * A log that does not repeat itself, in pieces: lines of about 60 bytes, each with its number, one in a hundred with
 * the text that is searched for.
 */
export function* logPieces(lines: number = logFacts.lines, seed: number = logFacts.seed): Generator<string> {
  const { next, pick } = createRandom(seed);
  const linesPerPiece = 10_000;
  for (let first = 1; first <= lines; first += linesPerPiece) {
    let piece = "";
    for (let line = first; line < Math.min(first + linesPerPiece, lines + 1); line++) {
      const host = `edge-${pick(sites)}-${String(Math.ceil(next() * 240)).padStart(3, "0")}`;
      const path = `${pick(areas)}/${Math.floor(next() * 2 ** 32).toString(16)}`;
      const outcome = next() < 0.01 ? "timeout" : String(200 + Math.floor(next() * 400));
      const ms = Math.floor(next() ** 3 * 10_000);
      piece += `${lineNumber(line)} ${pick(levels)} ${host} ${pick(methods)} /${path} ${outcome} ${ms}ms\n`;
    }
    yield piece;
  }
}
