import { useMemo } from "react";
import { ExitFacet } from "../features/instance-list/exit-facet.tsx";
import { exitFacets } from "../lib/instance-facets.ts";
import type { InstanceRow } from "../lib/instance-rows.ts";
import type { InvocationSearch } from "./invocation-search.ts";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";

/** The exit codes that instances must have, as the URL holds them. */
export function ExitFilter(props: {
  rows: readonly InstanceRow[];
  search: InvocationSearch;
  update: UpdateInvocationSearch;
}) {
  const { rows, search, update } = props;
  const facets = useMemo(() => exitFacets(rows, search.exit), [rows, search.exit]);
  return <ExitFacet facets={facets} chosen={search.exit} onChange={(exit) => update(() => ({ exit }))} />;
}
