import { formatCount, formatCounted } from "../../lib/format-number.ts";

/** What is known of a page. */
export interface PageInput {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** Rows that came. */
  readonly shown: number;
  /** The upstream's claim, which comes after the rows. It can be too small, or missing. */
  readonly total: number | null;
}

/** Why a page has no end yet. `again`: it had none before, and is being loaded once more. */
export type OpenEnd = "loading" | "again" | "stopped" | "failed";

/** What can be said about a page and its neighbours without claiming more than is known. */
export interface PageFacts {
  /** "41–60 of 5,000". */
  readonly words: string;
  /** What the words leave one to wonder about. */
  readonly note?: string;
  readonly hasNext: boolean;
  /** The number of the last page; null while it cannot be known. */
  readonly last: number | null;
  /** The page lies behind the last row. */
  readonly pastEnd: boolean;
}

/**
 * Judges a page by its rows and the claimed total. The documentation's own sample of the upstream's answer has
 * one row and `totalCount` 0, so a total smaller than what was seen counts for nothing, and a full page always
 * lets the viewer ask for the next.
 */
export function pageFacts({ page, pageSize, shown, total }: PageInput): PageFacts {
  const before = (page - 1) * pageSize;
  const seen = shown === 0 ? 0 : before + shown;
  const full = shown >= pageSize;
  const claimed = total ?? 0;
  if (shown === 0) {
    const last = claimed > 0 && claimed <= before ? Math.ceil(claimed / pageSize) : null;
    return {
      // Past the claimed end the claim tells nothing more, and it may have been too small on the pages before.
      words: claimed > before ? `0 of ${formatCount(claimed)}` : "0 rows",
      hasNext: claimed > before,
      last,
      pastEnd: page > 1,
    };
  }
  const range = `${formatCount(before + 1)}–${formatCount(seen)}`;
  if (claimed > seen) {
    const short = Math.min(pageSize, claimed - before) - shown;
    return {
      words: `${range} of ${formatCount(claimed)}`,
      ...(short > 0 && {
        note: `${formatCounted(short, "row")} fewer than there should be: new runs came while this page was loading`,
      }),
      // A row that is missing here is not on the page after the last.
      hasNext: claimed > before + pageSize,
      last: Math.ceil(claimed / pageSize),
      pastEnd: false,
    };
  }
  if (full) {
    return {
      words: `${range} of at least ${formatCount(seen)}`,
      hasNext: true,
      last: null,
      pastEnd: false,
    };
  }
  return { words: `${range} of ${formatCount(seen)}`, hasNext: false, last: page, pastEnd: false };
}

const openEndWords: Record<OpenEnd, string> = {
  loading: "so far",
  again: "so far",
  stopped: "stopped before the end",
  failed: "broke off before the end",
};

/** Judges a page that has not ended, or never will, by the rows that came: how many follow is told only at its end. */
export function openPageFacts(input: Omit<PageInput, "total">, end: OpenEnd): PageFacts {
  const { page, pageSize, shown } = input;
  // While nothing is known the next page can be asked for. Where this one has no end, nobody knows what follows it.
  const hasNext = end === "loading";
  if (shown === 0) return { words: "", hasNext, last: null, pastEnd: false };
  const before = (page - 1) * pageSize;
  const range = `${formatCount(before + 1)}–${formatCount(before + shown)}`;
  return { words: `${range}, ${openEndWords[end]}`, hasNext, last: null, pastEnd: false };
}
