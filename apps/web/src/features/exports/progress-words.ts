import type { ExportProgress } from "../../api/export-progress.ts";
import { formatBytes, formatCount, formatCounted } from "../../lib/format-number.ts";

/** "1,240 of 8,431 rows · 3.2 MB". A total that is passed was too small, and is left out. */
export function progressWords({ bytes, unit, count, total }: ExportProgress): string {
  const size = formatBytes(bytes);
  if (total === null || count > total) return `${counted(count, unit)} · ${size}`;
  return `${formatCount(count)} of ${counted(total, unit)} · ${size}`;
}

function counted(count: number, unit: ExportProgress["unit"]): string {
  return unit === "row"
    ? formatCounted(count, "row")
    : formatCounted(count, "instance with output", "instances with output");
}

/** The share that has come, from 0 to 1; null where it is not known. */
export function progressShare({ count, total }: ExportProgress): number | null {
  return total === null || total === 0 || count > total ? null : count / total;
}
