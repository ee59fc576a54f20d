import type { ExportProgress } from "../../api/exports.ts";
import { formatBytes, formatCount, formatCounted } from "../../lib/format-number.ts";

/** "1,240 of 8,431 rows · 3.2 MB". A total that is passed was too small, and is left out. */
export function progressWords({ bytes, rows, totalRows }: ExportProgress): string {
  const size = formatBytes(bytes);
  if (rows === null) return size;
  const ofAll = totalRows !== null && totalRows >= rows ? ` of ${formatCounted(totalRows, "row")}` : null;
  return `${ofAll === null ? formatCounted(rows, "row") : formatCount(rows) + ofAll} · ${size}`;
}

/** The share that has come, from 0 to 1; null where it is not known. */
export function progressShare({ rows, totalRows }: ExportProgress): number | null {
  if (rows === null || totalRows === null || totalRows === 0 || rows > totalRows) return null;
  return rows / totalRows;
}
