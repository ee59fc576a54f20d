import type { MatchRange, Segment } from "@command-history/output";
import type { LineRange } from "../lib/line-range.ts";
import type { OutputQuery } from "../lib/output-query.ts";
import type { CutSign } from "./cut-sign.ts";
import type { RowPlace } from "./row-map.ts";

/**
 * What the page and an output's worker say to each other. The text stays in the worker; the page gets the rows it
 * shows, and as much as it copies.
 */

/** `shown`: as a terminal would show it. `sent`: as it came, with symbols for its control characters. */
export type ViewMode = "shown" | "sent";

export interface OutputRow extends RowPlace {
  readonly segments: readonly Segment[];
  /** Where the row has hits of the search, in characters of the row. */
  readonly marks: readonly MatchRange[];
}

export type ToWorker =
  /** With a reason: the text with nothing hidden. `trueBytes`: the size of a text in which something is hidden. */
  | { readonly kind: "open"; readonly url: string; readonly reason?: string; readonly trueBytes?: number }
  /** Makes the other view ready, once all is read. Answered by `progress`. */
  | { readonly kind: "prepare"; readonly mode: ViewMode }
  /** Rows `from` up to and without `to`, as the search with this number leaves and marks them. Answered by `rows`. */
  | {
      readonly kind: "rows";
      readonly mode: ViewMode;
      readonly search: number | null;
      readonly from: number;
      readonly to: number;
    }
  /** Where a line begins, counted from 0. Answered by `placed` with the same `id`. */
  | {
      readonly kind: "place";
      readonly id: number;
      readonly mode: ViewMode;
      readonly search: number | null;
      readonly line: number;
    }
  /** These lines, or the whole text. Answered by `copied` with the same `id`. */
  | {
      readonly kind: "copy";
      readonly mode: ViewMode;
      readonly id: number;
      readonly lines: LineRange | null;
    }
  /**
   * Looks for hits in place of whatever was looked for before. Answered by `found`, again and again while there is
   * more to look through, or by `refused`. `anchorRow`: from where on the first hit is wanted.
   */
  | {
      readonly kind: "search";
      readonly search: number;
      readonly mode: ViewMode;
      readonly query: OutputQuery;
      readonly anchorRow: number;
    }
  | { readonly kind: "endSearch" }
  /** One hit of a search, counted from 0. Answered by `hit` with the same `id`. */
  | { readonly kind: "hit"; readonly id: number; readonly search: number; readonly index: number }
  /** The first hit that begins on this line, counted from 0, or on a later one. Answered by `hit` with the same `id`. */
  | { readonly kind: "hitFrom"; readonly id: number; readonly search: number; readonly line: number };

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
  /** What speaks for it that the upstream cut the text; known at its end. */
  readonly cutSign: CutSign | null;
  readonly done: boolean;
}

/** Fewer rows than asked for come when the text has no more. */
interface Rows {
  readonly kind: "rows";
  readonly mode: ViewMode;
  readonly search: number | null;
  readonly from: number;
  readonly rows: readonly OutputRow[];
}

interface Placed {
  readonly kind: "placed";
  readonly id: number;
  readonly row: number;
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

/** A hit: the row on which it begins, the line of that row, and where on the row it is. */
export interface Hit {
  /** Counted from 0. */
  readonly index: number;
  readonly line: number;
  readonly row: number;
  readonly range: MatchRange;
}

/** How finely the hits' marks along the scroll bar are placed. */
export const bandCount = 200;

/** What a search has found so far. */
export interface Found {
  readonly kind: "found";
  readonly search: number;
  readonly mode: ViewMode;
  readonly hits: number;
  readonly matchedLines: number;
  /** Lines too long for an expression, of which only the beginning was looked through. */
  readonly cutLines: number;
  /** Rows that are left when the lines with hits are hidden; null when they are not. */
  readonly rows: number | null;
  /** Which of the bands of the scroll bar have hits. */
  readonly bands: readonly number[];
  /** The first hit from the anchor on, or the first of all when there is none; null as long as it is not known. */
  readonly first: Hit | null;
  /** Whether all of the text was looked through. */
  readonly done: boolean;
}

interface Refused {
  readonly kind: "refused";
  readonly search: number;
  readonly reason: string;
}

/** What this search takes is in a file of the program that did not come. */
interface Unloaded {
  readonly kind: "unloaded";
  readonly search: number;
}

interface HitAnswer {
  readonly kind: "hit";
  readonly id: number;
  readonly hit: Hit | null;
}

export type FromWorker = Progress | Rows | Placed | Failure | Copied | Found | Refused | Unloaded | HitAnswer;
