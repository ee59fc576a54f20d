/** The parts of a table by name. On a narrow screen their `display` changes, and some browsers then drop the roles that the elements have by themselves. */
export const roles = {
  table: { role: "table" },
  rowGroup: { role: "rowgroup" },
  row: { role: "row" },
  columnHeader: { role: "columnheader" },
  cell: { role: "cell" },
} as const;
