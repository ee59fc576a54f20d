import "../../../../apps/web/src/ui/tokens.css";
import "./peer-page.css";
import type { InvocationSummary } from "@command-history/contract";
import { ClientSideRowModelModule, type ColDef, ModuleRegistry, QuickFilterModule } from "ag-grid-community";
import { AgGridReact, type CustomCellRendererProps } from "ag-grid-react";
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { stage } from "../painted.ts";
import { peerColumns } from "./columns.tsx";
import { fetchInvocations } from "./invocations.ts";

// What a production page registers: the modules in use, and no more.
ModuleRegistry.registerModules([ClientSideRowModelModule, QuickFilterModule]);

const columns: ColDef<InvocationSummary>[] = peerColumns.map(({ id, title, width, cell, value, text }) => ({
  colId: id,
  headerName: title,
  ...(width === undefined ? { flex: 1 } : { width }),
  valueGetter: ({ data }) => (data === undefined ? null : value(data)),
  cellRenderer: ({ data }: CustomCellRendererProps<InvocationSummary>) =>
    data !== undefined && <div className="cell">{cell(data)}</div>,
  getQuickFilterText: ({ data }) => text?.(data) ?? "",
}));

function Peer() {
  const [rows, setRows] = useState<InvocationSummary[] | null>(null);
  const [find, setFind] = useState("");
  useEffect(() => {
    void fetchInvocations().then((items) => setRows([...items]));
  }, []);
  return (
    <>
      <input type="search" value={find} onChange={(event) => setFind(event.currentTarget.value)} />
      <div className="grid">
        <AgGridReact
          rowData={rows}
          columnDefs={columns}
          rowHeight={41}
          headerHeight={32}
          quickFilterText={find}
          cacheQuickFilter
        />
      </div>
    </>
  );
}

createRoot(stage()).render(<Peer />);
