import type { DiffBlock, DiffLine, SameBlock, SameLine } from "./diff-model.ts";

/** A row of a difference. `difference` counts the changed stretches from 0. */
export type DiffRow =
  | { readonly kind: "same"; readonly left: DiffLine; readonly right: DiffLine }
  | {
      readonly kind: "pair";
      readonly difference: number;
      readonly left: DiffLine | null;
      readonly right: DiffLine | null;
    }
  | {
      readonly kind: "removed" | "added";
      readonly difference: number;
      readonly line: DiffLine;
    }
  /** `hidden` unchanged lines of the block at this index. */
  | { readonly kind: "fold"; readonly block: number; readonly hidden: number };

export const diffLayouts = ["split", "unified"] as const;
export type DiffLayout = (typeof diffLayouts)[number];

/** Unfolded lines of each block, by its index: those that follow the lines at its head. */
export type UnfoldedLines = ReadonlyMap<number, readonly SameLine[]>;

/** Lines of a block that are still hidden. */
export function hiddenLines(block: SameBlock, unfolded: readonly SameLine[] = []): number {
  return block.count - block.head.length - unfolded.length - block.tail.length;
}

/** The rows that blocks make up, and the index of the first row of each difference. */
export function foldRows(
  blocks: readonly DiffBlock[],
  unfolded: UnfoldedLines,
  layout: DiffLayout,
): { rows: readonly DiffRow[]; starts: readonly number[] } {
  const rows: DiffRow[] = [];
  const starts: number[] = [];
  blocks.forEach((block, index) => {
    if (block.kind === "same") {
      const opened = unfolded.get(index);
      const hidden = hiddenLines(block, opened);
      for (const line of [...block.head, ...(opened ?? [])]) rows.push({ kind: "same", ...line });
      if (hidden > 0) rows.push({ kind: "fold", block: index, hidden });
      for (const line of block.tail) rows.push({ kind: "same", ...line });
      return;
    }
    const { removed, added } = block;
    const difference = starts.length;
    starts.push(rows.length);
    if (layout === "unified") {
      for (const line of removed) rows.push({ kind: "removed", difference, line });
      for (const line of added) rows.push({ kind: "added", difference, line });
      return;
    }
    for (let row = 0; row < Math.max(removed.length, added.length); row++) {
      rows.push({ kind: "pair", difference, left: removed[row] ?? null, right: added[row] ?? null });
    }
  });
  return { rows, starts };
}
