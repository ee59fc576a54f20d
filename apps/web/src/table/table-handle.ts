/** What shortcuts and other parts of the page can do with a table's rows. */
export interface TableHandle<Item> {
  /** The rows in the order in which they are shown. */
  items(): readonly Item[];
  /** Puts the focus on the next row, or the one before, rows within an open one included; back on the last one from outside. */
  moveFocus(by: 1 | -1): void;
  /** Puts the focus on the next row that failed, or the one before, likewise. */
  moveToFailed(by: 1 | -1): void;
  /** Puts the focus on a row. */
  focusRow(id: string): void;
  /** Opens or chooses the row that has the focus. */
  openFocused(): void;
  /** Selects the row that has the focus. */
  selectFocused(): void;
}
