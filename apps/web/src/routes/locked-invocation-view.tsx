import { useRef, useState } from "react";
import { columnsWithoutOutput } from "../features/instance-list/columns.tsx";
import { PageHeading } from "../features/invocation-page/page-heading.tsx";
import { TaskBar } from "../features/invocation-page/task-bar.tsx";
import { type InstanceRow, taskFacets } from "../lib/instance-rows.ts";
import { useShortcuts } from "../lib/shortcuts.ts";
import type { TableHandle } from "../table/table-handle.ts";
import { BackToList } from "./back-to-list.tsx";
import { ExitFilter } from "./exit-filter.tsx";
import { InstancesPane } from "./instances-pane.tsx";
import type { InvocationViewProps } from "./invocation-view.tsx";
import { useListedInstances } from "./use-listed-instances.ts";
import { useTableShortcuts } from "./use-table-shortcuts.ts";

const nothing: ReadonlySet<string> = new Set();

/** An invocation for one who may not read scripts and outputs: what is known of it besides, and how each instance ended. */
export function LockedInvocationView({
  invocationId,
  invocation,
  search,
  update,
  actions,
}: InvocationViewProps) {
  const table = useRef<TableHandle<InstanceRow>>(null);
  const findField = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const instances = useListedInstances(invocation.instances, search, columnsWithoutOutput);
  useTableShortcuts(table, findField, { title: "Instances", row: "instance" });
  useShortcuts("Instances", [
    { keys: "x", title: "Select the instance", run: () => table.current?.selectFocused() },
  ]);

  return (
    <>
      <PageHeading
        invocationId={invocationId}
        profile={search.profile}
        invocation={invocation}
        back={<BackToList profile={search.profile} />}
        actions={actions(null)}
      />
      <TaskBar
        facets={taskFacets(instances.rows, search.task)}
        chosen={search.task}
        onChange={(statuses) => update(() => ({ task: statuses }))}
      />
      <ExitFilter rows={instances.rows} search={search} update={update} />
      <section id="results" tabIndex={-1} aria-labelledby="instances-title">
        <h2 id="instances-title" className="visually-hidden">
          Instances
        </h2>
        <InstancesPane
          invocationId={invocationId}
          instances={instances}
          chosenKeys={nothing}
          onChoose={null}
          selection={{ selected, onChange: setSelected }}
          search={search}
          update={update}
          tableRef={table}
          findRef={findField}
        />
      </section>
    </>
  );
}
