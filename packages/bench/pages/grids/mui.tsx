import "../../../../apps/web/src/ui/tokens.css";
import "./peer-page.css";
import type { InvocationSummary } from "@command-history/contract";
import { DataGrid, type GridColDef } from "@mui/x-data-grid";
import { useEffect, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { stage } from "../painted.ts";
import { peerColumns } from "./columns.tsx";
import { fetchInvocations } from "./invocations.ts";

const columns: GridColDef<InvocationSummary>[] = peerColumns.map(
  ({ id, title, width, cell, value, text }) => ({
    field: id,
    headerName: title,
    ...(width === undefined ? { flex: 1 } : { width }),
    valueGetter: (_, row) => value(row),
    renderCell: ({ row }) => <div className="cell">{cell(row)}</div>,
    getApplyQuickFilterFn: (wanted: string) => {
      if (text === undefined) return null;
      const lower = wanted.toLowerCase();
      return (_, row) => text(row).toLowerCase().includes(lower);
    },
  }),
);

/** The most that its free edition takes. */
const pageSize = 100;

function Peer() {
  const [rows, setRows] = useState<readonly InvocationSummary[] | null>(null);
  const [find, setFind] = useState("");
  useEffect(() => {
    void fetchInvocations().then(setRows);
  }, []);
  const filterModel = useMemo(() => ({ items: [], quickFilterValues: find === "" ? [] : [find] }), [find]);
  return (
    <>
      <input type="search" value={find} onChange={(event) => setFind(event.currentTarget.value)} />
      <div className="grid">
        <DataGrid
          rows={rows ?? []}
          loading={rows === null}
          columns={columns}
          getRowId={({ invocationId }) => invocationId ?? ""}
          rowHeight={41}
          columnHeaderHeight={32}
          filterModel={filterModel}
          pageSizeOptions={[pageSize]}
          initialState={{ pagination: { paginationModel: { pageSize } } }}
        />
      </div>
    </>
  );
}

createRoot(stage()).render(<Peer />);
