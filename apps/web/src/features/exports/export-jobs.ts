import { type ExportProgress, type ExportRequest, noProgress } from "../../api/export-progress.ts";
import { announce } from "../../lib/announce.ts";
import { saveFile } from "../../lib/save-file.ts";
import { createStore } from "../../lib/store.ts";
import { loadPart } from "../../parts/lazy-part.ts";

/** An export that was asked for, and how it stands. */
export interface ExportJob {
  readonly id: number;
  /** What is taken away: "All pages as CSV". */
  readonly title: string;
  readonly request: ExportRequest;
  readonly state:
    | { readonly kind: "running"; readonly progress: ExportProgress; readonly cancel: () => void }
    | { readonly kind: "saved"; readonly progress: ExportProgress; readonly name: string }
    | { readonly kind: "cancelled" }
    | { readonly kind: "failed"; readonly error: unknown };
}

/** The exports of this tab, the latest last. They go on while the viewer moves between pages. */
export const exportJobs = createStore<readonly ExportJob[]>([]);

let lastId = 0;

function setState(id: number, state: ExportJob["state"]): void {
  exportJobs.set(exportJobs.get().map((job) => (job.id === id ? { ...job, state } : job)));
}

/** Takes an export off the page. One that was saved stays saved. */
export function dismissExport(id: number): void {
  exportJobs.set(exportJobs.get().filter((job) => job.id !== id));
}

/**
 * Fetches an export and has it saved once it is whole. Nothing is saved when it breaks off or is cancelled. `id`: of the one
 * that failed, which it tries again in the same place.
 */
export async function startExport(title: string, request: ExportRequest, id = ++lastId): Promise<void> {
  const controller = new AbortController();

  function cancel(): void {
    controller.abort();
    setState(id, { kind: "cancelled" });
    announce("Export cancelled");
  }

  const job: ExportJob = {
    id,
    title,
    request,
    state: { kind: "running", progress: noProgress(request), cancel },
  };
  // What needs nobody any more makes room.
  const others = exportJobs.get().filter(({ state: { kind } }) => kind !== "saved" && kind !== "cancelled");
  exportJobs.set(
    others.some((other) => other.id === id)
      ? others.map((other) => (other.id === id ? job : other))
      : [...others, job],
  );
  announce("Export started");
  try {
    // Not part of the first load.
    const { fetchExport } = await loadPart(() => import("../../api/exports.ts"));
    const { content, name, ...progress } = await fetchExport(request, controller.signal, (latest) => {
      if (!controller.signal.aborted) setState(id, { kind: "running", progress: latest, cancel });
    });
    // Cancelled after its last byte had come.
    if (controller.signal.aborted) return;
    saveFile(content, name);
    setState(id, { kind: "saved", progress, name });
    announce(`Saved ${name}`);
  } catch (error) {
    if (!controller.signal.aborted) setState(id, { kind: "failed", error });
  }
}
