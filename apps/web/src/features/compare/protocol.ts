import type { Ignorable, InstanceContext } from "@command-history/output";
import type { Comparison, SameLine } from "./diff-model.ts";

/** What the page and the worker that compares two texts say to each other. The texts stay in the worker. */

/** A text at an address, or at hand. */
export type TextSource =
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "text"; readonly text: string };

export type ToWorker =
  /** Once, before anything else: the two texts. `view` as in `comparedLines`. */
  | {
      readonly kind: "open";
      readonly left: TextSource;
      readonly right: TextSource;
      readonly view: "shown" | "sent";
    }
  /** Answered by `compared` or `failed`; the latest counts. */
  | {
      readonly kind: "compare";
      readonly id: number;
      readonly ignored: readonly Ignorable[];
      readonly left: InstanceContext;
      readonly right: InstanceContext;
    }
  /** Unchanged lines of a block of the latest comparison. Answered by `lines`. */
  | {
      readonly kind: "lines";
      readonly id: number;
      readonly block: number;
      readonly from: number;
      readonly count: number;
    };

export type FromWorker =
  | { readonly kind: "compared"; readonly id: number; readonly comparison: Comparison }
  | {
      readonly kind: "lines";
      readonly id: number;
      readonly block: number;
      readonly from: number;
      readonly lines: readonly SameLine[];
    }
  /** A text could not be read: an error answer with its status and body, or no answer (status null). */
  | { readonly kind: "failed"; readonly status: number | null; readonly body: string };
