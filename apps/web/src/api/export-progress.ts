/** A file to take away. `path` is one of the contract's export paths. */
export interface ExportRequest {
  readonly path: string;
  readonly format: "csv" | "ndjson" | "zip";
  /** How many there will be of what is counted, as far as the page knows. The server's own word wins. */
  readonly expected?: number;
}

/** How far an export has come. */
export interface ExportProgress {
  readonly bytes: number;
  /** What is counted: in a zip, the instances that have outputs. */
  readonly unit: "row" | "instance";
  /** Those that have come whole. */
  readonly count: number;
  /** Null where nobody knows it beforehand. */
  readonly total: number | null;
}

/** The progress of an export from which nothing has come. */
export function noProgress({ format, expected }: ExportRequest): ExportProgress {
  return { bytes: 0, unit: format === "zip" ? "instance" : "row", count: 0, total: expected ?? null };
}
