import { problemSchema, totalCountHeader } from "@command-history/contract";
import * as z from "zod/mini";
import { attachmentName } from "../lib/attachment-name.ts";
import { ProblemError, UnreadableAnswerError } from "../lib/errors.ts";
import { createRowCounter, type RowCounter } from "../lib/export-rows.ts";
import { createInstanceCounter } from "../lib/zip-instances.ts";
import { type ExportProgress, type ExportRequest, noProgress } from "./export-progress.ts";
import { get, readingError } from "./http.ts";

export interface ExportedFile extends ExportProgress {
  readonly content: Blob;
  readonly name: string;
}

/** How often progress is told. */
const tellEveryMs = 150;
/** From this many bytes on, what has come is handed to the browser's own storage: it need not stay in memory. */
const foldBytes = 4_000_000;

/**
 * Fetches an export to its end. Throws what `get` throws, ConnectionError when it broke off midway, and the
 * ProblemError that took the place of the rest: half a file is none.
 */
export async function fetchExport(
  request: ExportRequest,
  signal: AbortSignal,
  tell: (progress: ExportProgress) => void,
): Promise<ExportedFile> {
  const { path, format } = request;
  const response = await get(path, "*/*", signal);
  if (response.body === null) throw new UnreadableAnswerError(response.status);
  const rows = format === "zip" ? null : createRowCounter(format);
  const counter = rows ?? createInstanceCounter();
  const nothing = noProgress(request);
  const total = readTotal(response.headers.get(totalCountHeader)) ?? nothing.total;
  let parts: BlobPart[] = [];
  let bytes = 0;
  let unfolded = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  const progress = () => ({ ...nothing, bytes, count: counter.count(), total });

  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw readingError(error);
    });
    if (done) break;
    counter.push(value);
    parts.push(value);
    bytes += value.length;
    unfolded += value.length;
    if (unfolded >= foldBytes) {
      parts = [new Blob(parts)];
      unfolded = 0;
    }
    const now = performance.now();
    if (now - toldAt >= tellEveryMs) {
      tell(progress());
      toldAt = now;
    }
  }
  if (format === "ndjson" && rows !== null) refuseProblem(rows);
  const type = response.headers.get("content-type") ?? "";
  return {
    ...progress(),
    content: new Blob(parts, { type }),
    name: attachmentName(response.headers.get("content-disposition"), `export.${format}`),
  };
}

function readTotal(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
}

/** An NDJSON that could not be completed ends in a line that says why. */
function refuseProblem(counter: RowCounter): void {
  const line = counter.lastLine();
  if (!line.startsWith('{"problem":')) return;
  const ending = z.object({ problem: problemSchema }).safeParse(JSON.parse(line));
  if (ending.success) throw new ProblemError(ending.data.problem);
  throw new UnreadableAnswerError(200, { cause: ending.error });
}
