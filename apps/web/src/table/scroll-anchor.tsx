import { Component, type RefObject } from "react";

interface ScrollAnchorProps {
  /** What the table was given to show. */
  readonly items: readonly unknown[];
  /** What else decides on the order of the rows: when it changes, the rows are meant to move. */
  readonly order: string;
  readonly tableRef: RefObject<HTMLTableElement | null>;
  /** Stands below the table, without height. */
  readonly endRef: RefObject<HTMLElement | null>;
}

/** Where the rows in view stand, in pixels from the top of the viewport. */
type Positions = readonly (readonly [id: string, top: number])[];

/** How much of the window may stay empty below the last row, as a share of its height. */
const mostRoom = 0.5;

/**
 * Keeps the rows in view where they are when a refresh puts rows in above them. Where the page cannot be scrolled as far,
 * it is made longer by empty room at its end, up to half a window, which goes as the viewer scrolls back. Only a class can
 * look at the page right before React changes it (getSnapshotBeforeUpdate). At the top of the page new rows push the
 * others down. Stands before the table, so that what a row scrolls to as it comes has the last word.
 */
export class ScrollAnchor extends Component<ScrollAnchorProps> {
  /** The height of the empty room, in pixels. */
  private room = 0;

  override componentDidMount(): void {
    window.addEventListener("scroll", this.takeRoomBack, { passive: true });
  }

  override componentWillUnmount(): void {
    window.removeEventListener("scroll", this.takeRoomBack);
  }

  /** Null: no row moves. */
  override getSnapshotBeforeUpdate(before: ScrollAnchorProps): Positions | null {
    const { items, order, tableRef } = this.props;
    if (before.order !== order) return [];
    if (before.items === items) return null;
    return window.scrollY === 0 ? [] : rowsInView(tableRef.current);
  }

  override componentDidUpdate(
    _before: ScrollAnchorProps,
    _state: unknown,
    positions: Positions | null,
  ): void {
    if (positions === null) return;
    const rows = new Map(rowBodies(this.props.tableRef.current).map((row) => [row.dataset.rowId, row]));
    for (const [id, top] of positions) {
      const row = rows.get(id);
      if (row === undefined) continue;
      this.hold(row, top);
      return;
    }
    this.setRoom(0);
  }

  private hold(row: HTMLElement, top: number): void {
    const moved = () => row.getBoundingClientRect().top - top;
    window.scrollBy({ top: moved(), behavior: "instant" });
    const missing = Math.round(moved());
    if (missing <= 0) return;
    this.setRoom(Math.min(this.room + missing, Math.round(window.innerHeight * mostRoom)));
    window.scrollBy({ top: moved(), behavior: "instant" });
  }

  private readonly takeRoomBack = (): void => {
    if (this.room === 0) return;
    const { scrollHeight, clientHeight } = document.documentElement;
    const below = scrollHeight - clientHeight - Math.ceil(window.scrollY);
    if (below > 0) this.setRoom(Math.max(0, this.room - below));
  };

  private setRoom(height: number): void {
    const end = this.props.endRef.current;
    if (height === this.room || end === null) return;
    this.room = height;
    end.style.height = `${height}px`;
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
