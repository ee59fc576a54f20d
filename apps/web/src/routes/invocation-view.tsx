import type { InvocationDetail } from "@command-history/contract";
import { IconChevronLeft } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { ExitFacet } from "../features/instance-list/exit-facet.tsx";
import { InstanceList } from "../features/instance-list/instance-list.tsx";
import { PageHeading } from "../features/invocation-page/page-heading.tsx";
import { TaskBar } from "../features/invocation-page/task-bar.tsx";
import { formatCount } from "../lib/format-number.ts";
import { exitFacets, filterInstances } from "../lib/instance-facets.ts";
import { type InstanceRow, orderInstances, taskFacets } from "../lib/instance-rows.ts";
import type { TableHandle } from "../table/table-handle.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { FindField } from "../ui/find-field.tsx";
import { SplitPanes } from "../ui/split-panes.tsx";
import { chosenRow } from "./chosen-row.ts";
import classes from "./invocation-page.module.css";
import { type InvocationSearch, invocationSearchLimits } from "./invocation-search.ts";
import { OutputPane } from "./output-pane.tsx";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";

interface InvocationViewProps {
  readonly invocationId: string;
  readonly invocation: InvocationDetail;
  readonly search: InvocationSearch;
  readonly update: UpdateInvocationSearch;
}

/** An invocation that has been loaded: its heading, its instances, and what the chosen one wrote. */
export function InvocationView({ invocationId, invocation, search, update }: InvocationViewProps) {
  const { profile, task, exit, find, sort } = search;
  const table = useRef<TableHandle<InstanceRow>>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());

  const rows = useMemo(() => orderInstances(invocation.instances), [invocation.instances]);
  const shown = useMemo(() => filterInstances(rows, { task, exit }), [rows, task, exit]);
  const exits = useMemo(() => exitFacets(rows), [rows]);
  const chosen = chosenRow(rows, shown, search.instance);

  function choose(row: InstanceRow): void {
    update(() => ({ instance: row.result.instanceId, lines: null }), { replace: true });
  }

  return (
    <>
      <PageHeading
        invocation={invocation}
        back={
          <Link to="/" search={profile === undefined ? {} : { profile: [profile] }} className={classes.back}>
            <IconChevronLeft size={16} aria-hidden />
            Invocations
          </Link>
        }
        actions={null}
      />
      <TaskBar
        facets={taskFacets(rows)}
        chosen={task}
        onChange={(statuses) => update(() => ({ task: statuses }))}
      />
      <SplitPanes
        name="invocation"
        label="Width of the instances"
        left={
          <section id="results" tabIndex={-1} aria-labelledby="instances-title">
            <h2 id="instances-title" className={classes.hidden}>
              Instances
            </h2>
            <InstanceList
              rows={shown}
              sort={sort}
              onSortChange={(next) => update(() => ({ sort: next }))}
              find={find}
              chosenKey={chosen?.key ?? null}
              onChoose={choose}
              selection={{ selected, onChange: setSelected }}
              ref={table}
              empty={<EmptyState title="No instance matches" />}
              toolbar={(count) => (
                <div className={classes.toolbar}>
                  <FindField
                    label="Find in the instances"
                    value={find}
                    maxLength={invocationSearchLimits.find}
                    onChange={(text) => update(() => ({ find: text }), { replace: true })}
                  />
                  {exits.length > 1 && (
                    <ExitFacet
                      facets={exits}
                      chosen={exit}
                      onChange={(codes) => update(() => ({ exit: codes }))}
                    />
                  )}
                  <span className={classes.words} role="status">
                    {count < rows.length && `${formatCount(count)} of ${formatCount(rows.length)} instances`}
                  </span>
                </div>
              )}
            />
          </section>
        }
        right={
          <OutputPane
            invocationId={invocationId}
            profile={profile}
            wanted={search.instance}
            chosen={chosen}
          />
        }
      />
    </>
  );
}
