import type { Segment } from "@command-history/output";
import type { RowPlace } from "./row-map.ts";

/**
 * What the page and an output's worker say to each other. The text stays in the worker; the page gets the rows it
 * shows, and the whole only to copy it.
 */

/** `shown`: as a terminal would show it. `sent`: as it came, with symbols for its control characters. */
export type ViewMode = "shown" | "sent";

export interface OutputRow extends RowPlace {
  readonly segments: readonly Segment[];
}

export type ToWorker =
  | { readonly kind: "open"; readonly url: string }
  /** Makes the other view ready, once all is read. Answered by `progress`. */
  | { readonly kind: "prepare"; readonly mode: ViewMode }
  /** Rows `from` up to and without `to`. Answered by `rows`. */
  | { readonly kind: "rows"; readonly mode: ViewMode; readonly from: number; readonly to: number }
  /** The whole text. Answered by `copied` with the same `id`. */
  | { readonly kind: "copy"; readonly mode: ViewMode; readonly id: number };

export interface Progress {
  readonly kind: "progress";
  /** Bytes read so far. */
  readonly bytes: number;
  /** Lines that are complete so far. */
  readonly lines: number;
  /** Rows that there are in each view: of `sent` none before it is prepared. */
  readonly rows: Readonly<Record<ViewMode, number>>;
  /** Whether the text holds control characters, so that the two views differ. */
  readonly controls: boolean;
  readonly done: boolean;
}

/** Fewer rows than asked for come when the text has no more. */
export interface Rows {
  readonly kind: "rows";
  readonly mode: ViewMode;
  readonly from: number;
  readonly rows: readonly OutputRow[];
}

/** Reading failed: an error answer with its status and body, or no answer (status null). */
export interface Failure {
  readonly kind: "failed";
  readonly status: number | null;
  readonly body: string;
}

interface Copied {
  readonly kind: "copied";
  readonly id: number;
  readonly text: string;
}

export type FromWorker = Progress | Rows | Failure | Copied;
