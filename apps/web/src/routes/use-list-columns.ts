import { useMediaQuery } from "@mantine/hooks";
import { useMemo } from "react";
import * as z from "zod/mini";
import { columnsFor } from "../features/invocation-list/columns.tsx";
import { usePreference } from "../lib/use-preference.ts";

const columnNames = z.array(z.string());
const noneHidden: string[] = [];

/** Room for columns, but not for all that they have to say. Narrower, they are lines: the table's style says from where. */
const tightScreen = "(width > 59em) and (width < 72em)";

/**
 * The list's columns for the screen there is, and those that the viewer has hidden. `sortedBy`: one that must be there.
 * `ofOneInstance`: the list is filtered by one.
 */
export function useListColumns(sortedBy: string | undefined, ofOneInstance: boolean) {
  const [hiddenNames, setHidden] = usePreference("hidden-columns", columnNames, noneHidden);
  const hidden = useMemo(() => new Set(hiddenNames), [hiddenNames]);
  const isTight = useMediaQuery(tightScreen, false, { getInitialValueInEffect: false }) ?? false;
  const where = { hidden, sortedBy, ofOneInstance };
  return {
    columns: columnsFor({ ...where, tight: isTight }),
    /** All that the list has where there is room. */
    allColumns: columnsFor({ ...where, tight: false }),
    hidden,
    setHidden,
  };
}
