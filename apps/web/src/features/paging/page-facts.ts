import { formatCount } from "../../lib/format-number.ts";

/** What is known of a page. */
export interface PageInput {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** Rows that came. */
  readonly shown: number;
  /** The upstream's claim. It can be too small, or missing. */
  readonly total: number | null;
}

/** What can be said about a page and its neighbours without claiming more than is known. */
export interface PageFacts {
  /** "41–60 of 5,000". */
  readonly words: string;
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
      words: claimed > 0 ? `0 of ${formatCount(claimed)}` : "0 rows",
      hasNext: claimed > before,
      last,
      pastEnd: page > 1,
    };
  }
  const range = `${formatCount(before + 1)}–${formatCount(seen)}`;
  if (claimed > seen) {
    return {
      words: `${range} of ${formatCount(claimed)}`,
      hasNext: true,
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
