import { type ReactNode, type RefObject, useCallback } from "react";
import { type InnerTable, OuterRow } from "./row-stops.ts";

/** What an open row shows. A table in it is noted among `tables` under the row's key. */
export function WithinRow(props: {
  id: string;
  tables: RefObject<Map<string, InnerTable>>;
  children: ReactNode;
}) {
  const { id, tables } = props;
  const tell = useCallback(
    (table: InnerTable) => {
      const { current } = tables;
      current.set(id, table);
      return () => void current.delete(id);
    },
    [id, tables],
  );
  return <OuterRow value={tell}>{props.children}</OuterRow>;
}
