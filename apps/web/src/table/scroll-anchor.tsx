import { Component, type RefObject } from "react";

interface ScrollAnchorProps {
  /** What the table was given to show. */
  readonly items: readonly unknown[];
  /** What else decides on the order of the rows: when it changes, the rows are meant to move. */
  readonly order: string;
  readonly tableRef: RefObject<HTMLTableElement | null>;
}

/** Where the rows in view stand, in pixels from the top of the viewport. */
type Positions = readonly (readonly [id: string, top: number])[];

/**
 * Keeps the rows in view where they are when a refresh puts rows in above them. Only a class can look at the page
 * right before React changes it (getSnapshotBeforeUpdate). At the top of the page new rows push the others down.
 */
export class ScrollAnchor extends Component<ScrollAnchorProps> {
  override getSnapshotBeforeUpdate(before: ScrollAnchorProps): Positions {
    const { items, order, tableRef } = this.props;
    if (before.items === items || before.order !== order || window.scrollY === 0) return [];
    return rowsInView(tableRef.current);
  }

  override componentDidUpdate(_before: ScrollAnchorProps, _state: unknown, positions: Positions): void {
    if (positions.length === 0) return;
    const tops = new Map(rowBodies(this.props.tableRef.current).map((row) => [row.dataset.rowId, row]));
    for (const [id, top] of positions) {
      const row = tops.get(id);
      if (row === undefined) continue;
      window.scrollBy({ top: row.getBoundingClientRect().top - top, behavior: "instant" });
      return;
    }
  }

  override render(): null {
    return null;
  }
}

function rowBodies(table: HTMLTableElement | null): readonly HTMLElement[] {
  return [...(table?.tBodies ?? [])].filter((body) => body.dataset.rowId !== undefined);
}

function rowsInView(table: HTMLTableElement | null): Positions {
  return rowBodies(table).flatMap((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    const inView = bottom > 0 && top < window.innerHeight;
    return inView ? [[row.dataset.rowId ?? "", top] as const] : [];
  });
}
