/** One of the upstream's pages, of which some rows belong to the page that was asked for. */
export interface UpstreamPage {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** Rows at its beginning that belong to the page before. */
  readonly skip: number;
  /** Rows after them that are wanted. */
  readonly take: number;
}

/**
 * The upstream's pages that make up a page, in order: that page itself where it has at most as many rows as are to be
 * asked for at once, and else as few smaller ones as do.
 */
export function upstreamPages(
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
  rowsAtOnce: number,
): readonly UpstreamPage[] {
  if (rowsAtOnce >= pageSize) return [{ page, pageSize, skip: 0, take: pageSize }];
  const size = partSize(pageSize, rowsAtOnce);
  const from = (page - 1) * pageSize;
  const to = from + pageSize;
  const pages: UpstreamPage[] = [];
  for (let part = Math.floor(from / size); part * size < to; part++) {
    const skip = Math.max(0, from - part * size);
    pages.push({ page: part + 1, pageSize: size, skip, take: Math.min(size, to - part * size) - skip });
  }
  return pages;
}

/** A size that divides the page, where there is one near: its parts then hold no row of another page. */
function partSize(pageSize: number, most: number): number {
  for (let size = most; size > most / 2; size--) if (pageSize % size === 0) return size;
  return most;
}
