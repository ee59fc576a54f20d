/** The pages that are measured: the dashboard's list, and the same rows in the grids of others. */
export const gridNames = ["ours", "ag-grid", "mui"] as const;
export type GridName = (typeof gridNames)[number];

/** Where one of them is found, and how its parts are told from outside. */
export interface GridPage {
  readonly path: string;
  /** Each row that is in the page, and the first of all rows. */
  readonly rows: string;
  readonly firstRow: string;
  /** A column's head: it says how the column is sorted. */
  readonly heads: string;
  /** What is clicked in a head to sort by its column. */
  readonly sorter: string;
  /** What scrolls the rows; the page itself when there is none. */
  readonly scroller: string | null;
  /** What covers the top of the rows, whose lower edge they begin at. */
  readonly lid: string;
  /** Whether all rows are in one view, to be scrolled through. */
  readonly oneView: boolean;
}

export const gridPages: Readonly<Record<GridName, GridPage>> = {
  ours: {
    path: "/",
    rows: "tbody[data-index]",
    firstRow: 'tbody[data-index="0"]',
    heads: "thead th",
    sorter: "button",
    scroller: null,
    lid: "thead th",
    oneView: true,
  },
  "ag-grid": {
    path: "/grids/ag-grid.html",
    rows: ".ag-row",
    firstRow: '.ag-row[row-index="0"]',
    heads: ".ag-header-cell",
    sorter: ".ag-header-cell-label",
    scroller: ".ag-grid-viewport",
    lid: ".ag-header",
    oneView: true,
  },
  mui: {
    path: "/grids/mui.html",
    rows: ".MuiDataGrid-row",
    firstRow: '.MuiDataGrid-row[data-rowindex="0"]',
    heads: ".MuiDataGrid-columnHeader",
    sorter: ".MuiDataGrid-columnHeaderTitleContainer",
    scroller: ".MuiDataGrid-virtualScroller",
    lid: ".MuiDataGrid-columnHeaders",
    // Its free edition shows 100 rows at a time.
    oneView: false,
  },
};

/** The page that a path belongs to. */
export function gridPageAt(path: string): GridPage {
  const name = gridNames.find((candidate) => gridPages[candidate].path === path);
  return gridPages[name ?? "ours"];
}
