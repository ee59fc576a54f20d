import { BlobReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import papa from "papaparse";
import { expect } from "vitest";

export type CsvRow = Record<string, string>;

/** The rows of a CSV file, read by a library that has no part in writing it. */
export function rowsOf(csv: string): CsvRow[] {
  const { data, errors } = papa.parse<CsvRow>(csv, { header: true, newline: "\r\n", skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

/** A text as its cell shows it: no text is an empty cell, and what would run as a formula has a quote before it. */
export function cellOf(value: string | number | boolean | null | undefined): string {
  const text = String(value ?? "").toWellFormed();
  return typeof value === "string" && /^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
}

/** The values of a file of JSON lines. */
export function linesOf(ndjson: string): unknown[] {
  expect(ndjson === "" || ndjson.endsWith("\n")).toBe(true);
  return ndjson
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/** The files in a zip, by their names in it. */
export async function filesOf(response: Response): Promise<Map<string, Buffer>> {
  const reader = new ZipReader(new BlobReader(await response.blob()), {
    checkSignature: true,
    useWebWorkers: false,
  });
  const files = new Map<string, Buffer>();
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
  }
  return files;
}
