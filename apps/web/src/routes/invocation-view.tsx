import type { InvocationDetail } from "@command-history/contract";
import { Button } from "@mantine/core";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { ScriptChanged } from "../features/compare/script-changed.tsx";
import { columns } from "../features/instance-list/columns.tsx";
import { PageHeading } from "../features/invocation-page/page-heading.tsx";
import { TaskBar } from "../features/invocation-page/task-bar.tsx";
import { type InstanceRow, taskFacets } from "../lib/instance-rows.ts";
import { useShortcuts } from "../lib/shortcuts.ts";
import { mainStream } from "../lib/stream-order.ts";
import type { TableHandle } from "../table/table-handle.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { panesAreStacked, SplitPanes } from "../ui/split-panes.tsx";
import { BackToList } from "./back-to-list.tsx";
import { ComparePane } from "./compare-pane.tsx";
import { ExitFilter } from "./exit-filter.tsx";
import { GroupsPane } from "./groups-pane.tsx";
import { InstancesPane } from "./instances-pane.tsx";
import type { InvocationSearch } from "./invocation-search.ts";
import { NoGroupShown } from "./no-group-shown.tsx";
import { OutputPane } from "./output-pane.tsx";
import { RunsView } from "./runs-view.tsx";
import { SearchPane } from "./search-pane.tsx";
import { useChosenInstance } from "./use-chosen-instance.ts";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";
import { useListedInstances } from "./use-listed-instances.ts";
import { useTableShortcuts } from "./use-table-shortcuts.ts";
import { ViewSwitch, viewOf } from "./view-switch.tsx";
import { wayBack } from "./way-back.ts";

const shortcutWords = { title: "Instances", row: "instance", open: "Show the instance's output" };

export interface InvocationViewProps {
  readonly invocationId: string;
  readonly invocation: InvocationDetail;
  readonly search: InvocationSearch;
  readonly update: UpdateInvocationSearch;
  /** Told whose output is on display, which the URL need not name. */
  readonly actions: (shownInstance: string | null) => ReactNode;
}

/** An invocation that has been loaded: its heading, its instances, and what the chosen one wrote. */
export function InvocationView(props: InvocationViewProps) {
  const { invocationId, invocation, search, update } = props;
  const { profile, task } = search;
  const table = useRef<TableHandle<InstanceRow>>(null);
  const findField = useRef<HTMLInputElement>(null);
  const pane = useRef<HTMLElement>(null);
  const list = useRef<HTMLElement>(null);
  const [isRefusalTold, setIsRefusalTold] = useState(false);
  const [repeatedArrivals, setRepeatedArrivals] = useState(0);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());

  const instances = useListedInstances(invocation.instances, search, columns);
  const { rows, shown, narrowedTo, listed } = instances;
  const results = useMemo(() => rows.map(({ result }) => result), [rows]);
  const view = viewOf(search);
  // Groups know no text filter, nor do hits, which stand in the list's place.
  const inView = view === "list" && search.hits === null ? listed : shown;
  const { chosen, choose, showFailed, hasOtherFailed, failedMeanwhile } = useChosenInstance({
    rows,
    shown,
    inView,
    search,
    update,
    table,
    pane,
  });

  const isComparing = search.left !== null && search.right !== null;
  // Groups are told apart without any output: none is loaded before it is asked for. Beside a list of none, that of an
  // instance which nobody asked for would seem to belong to it.
  const listsNone = inView.length === 0;
  const showsUnasked = view === "list" && !listsNone;
  const showsOutput = view !== "runs" && !isComparing && (showsUnasked || search.instance !== null);
  // In a narrow window it opens where a difference does: below all groups it would be far from the chosen one.
  const showsGroupsOutput = view === "groups" && search.hits === null && showsOutput;

  const chosenKeys = useMemo(() => {
    const { left, right } = search;
    const isCompared = ({ result }: InstanceRow) =>
      result.instanceId !== null && (result.instanceId === left || result.instanceId === right);
    if (isComparing) return new Set(rows.filter(isCompared).map(({ key }) => key));
    return new Set(showsOutput && chosen !== null ? [chosen.key] : []);
  }, [search, isComparing, rows, showsOutput, chosen]);
  const shownId = showsOutput ? (chosen?.result.instanceId ?? null) : null;
  const shownOutput =
    chosen === null || shownId === null
      ? null
      : { instanceId: shownId, stream: search.stream ?? mainStream(chosen.result) };

  /** The same by key: the list follows, where it stands beside the output. */
  function moveToFailed(step: 1 | -1): void {
    const next = showFailed(step);
    if (next !== null && !panesAreStacked()) table.current?.focusRow(next.key);
  }

  useTableShortcuts(table, findField, shortcutWords);
  useShortcuts("Instances", [
    { keys: "x", title: "Select the instance", run: () => table.current?.selectFocused() },
    { keys: "n", alias: "J", title: "Next failed instance", run: () => moveToFailed(1) },
    { keys: "N", alias: "K", title: "Previous failed instance", run: () => moveToFailed(-1) },
  ]);

  return (
    <>
      <PageHeading
        invocationId={invocationId}
        profile={profile}
        invocation={invocation}
        back={<BackToList profile={profile} />}
        actions={props.actions(shownId)}
      >
        {search.run === null && (
          <ScriptChanged
            invocation={invocation}
            profile={profile}
            action={(run) => (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => update(() => ({ run, left: null, right: null }))}
              >
                Compare with that run
              </Button>
            )}
          />
        )}
      </PageHeading>
      <TaskBar
        facets={taskFacets(rows, task)}
        chosen={task}
        onChange={(statuses) => update(() => ({ task: statuses }))}
      />
      <ViewSwitch search={search} update={update}>
        <ExitFilter rows={rows} search={search} update={update} />
      </ViewSwitch>
      {search.run !== null ? (
        <RunsView
          invocation={invocation}
          narrowedTo={narrowedTo}
          run={search.run}
          search={search}
          update={update}
        />
      ) : (
        <SplitPanes
          name="invocation"
          label="Width of the instances"
          rightFirst={isComparing || showsGroupsOutput}
          left={
            <section id="results" ref={list} tabIndex={-1} aria-labelledby="instances-title">
              <h2 id="instances-title" className="visually-hidden">
                Instances
              </h2>
              <SearchPane
                invocationId={invocationId}
                instances={results}
                narrowedTo={narrowedTo}
                search={search}
                update={update}
                output={pane}
                shown={shownOutput}
                onSameHit={() => setRepeatedArrivals(repeatedArrivals + 1)}
                onTellsRefusal={setIsRefusalTold}
                below={view === "groups" ? "groups" : "instances"}
              >
                {view === "groups" ? (
                  <GroupsPane
                    invocation={invocation}
                    shown={shown}
                    chosenId={search.instance}
                    output={pane}
                    search={search}
                    update={update}
                  />
                ) : (
                  <InstancesPane
                    invocationId={invocationId}
                    instances={instances}
                    chosenKeys={chosenKeys}
                    onChoose={choose}
                    selection={{ selected, onChange: setSelected }}
                    search={search}
                    update={update}
                    tableRef={table}
                    findRef={findField}
                  />
                )}
              </SearchPane>
            </section>
          }
          right={
            search.left !== null && search.right !== null ? (
              <ComparePane
                invocationId={invocationId}
                invocation={invocation}
                left={search.left}
                right={search.right}
                search={search}
                update={update}
                ref={pane}
              />
            ) : !showsOutput ? (
              view === "groups" && shown.length > 0 ? (
                <NoGroupShown />
              ) : (
                <EmptyState title="No output shown">
                  {rows.length === 0 ? "The invocation has no instance." : "The filters leave no instance."}
                </EmptyState>
              )
            ) : (
              <OutputPane
                invocationId={invocationId}
                profile={profile}
                wanted={search.instance}
                chosen={chosen}
                failedMeanwhile={failedMeanwhile}
                onFailed={hasOtherFailed ? showFailed : null}
                back={wayBack({ search, list, table, key: chosen?.key ?? null })}
                search={search}
                update={update}
                isRefusalTold={isRefusalTold}
                repeatedArrivals={repeatedArrivals}
                ref={pane}
              />
            )
          }
        />
      )}
    </>
  );
}
