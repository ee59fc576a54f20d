import { pipeline, Readable } from "node:stream";
import type { Timestamp } from "@command-history/contract";
import { stringify } from "csv-stringify";

/** Numbers stay numbers for whoever reads the file; a null is an empty cell. */
type Cell = string | number | boolean | null;

/** One column of rows of this kind: its heading, and what stands under it. */
export interface Column<Row> {
  readonly heading: string;
  cell(row: Row): Cell;
}

/**
 * Rows as CSV (RFC 4180) in UTF-8, with the mark that makes spreadsheets read it as such, and at least its headings.
 * A text that a spreadsheet would run as a formula gets a `'` before it; a number never does, however negative.
 * Every text is quoted, so that none becomes a formula where spreadsheets part cells at semicolons.
 */
export function toCsv<Row>(
  rows: AsyncIterable<Row>,
  columns: readonly Column<Row>[],
): AsyncIterable<Uint8Array> {
  async function* records(): AsyncGenerator<Cell[]> {
    for await (const row of rows) yield columns.map((column) => column.cell(row));
  }
  const csv = stringify({
    bom: true,
    header: true,
    columns: columns.map(({ heading }) => ({ key: heading })),
    record_delimiter: "windows",
    escape_formulas: true,
    quoted_string: true,
    cast: { boolean: String },
  });
  // The error reaches whoever reads `csv`, since the pipeline destroys it with that.
  pipeline(Readable.from(records()), csv, () => {});
  return csv;
}

/** A time as its ISO text, or as the upstream's when that is no time. */
export function timeCell(time: Timestamp | null): string | null {
  return typeof time === "object" ? (time?.raw ?? null) : time;
}

/** Seconds from one time to the other, negative when they are out of order; null unless both can be read. */
export function secondsBetween(from: Timestamp | null, to: Timestamp | null): number | null {
  if (typeof from !== "string" || typeof to !== "string") return null;
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
