import type { InvocationSummary } from "@command-history/contract";
import { IconArrowUpRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Suspense, useCallback, useContext, useEffect, useRef } from "react";
import { useRole } from "../api/session.ts";
import { DetailSkeleton } from "../features/invocation-detail/detail-skeleton.tsx";
import type { OpenOutput, PlacedOutput } from "../lib/open-output.ts";
import { useRevealed } from "../lib/use-revealed.ts";
import { useShownOnArrival } from "../lib/use-shown-on-arrival.ts";
import { lazyPart } from "../parts/lazy-part.ts";
import { PartBoundary } from "../parts/part-boundary.tsx";
import { FilteredInstances } from "../ui/filtered-instances.ts";
import classes from "./open-row.module.css";
import type { UpdateListSearch } from "./use-list-search.ts";

// Highlighting and the output viewer are not part of the first load.
const InvocationDetail = lazyPart(
  async () => (await import("../features/invocation-detail/invocation-detail.tsx")).InvocationDetail,
);
const ScriptChanged = lazyPart(
  async () => (await import("../features/compare/script-changed.tsx")).ScriptChanged,
);

interface OpenRowProps {
  readonly invocation: InvocationSummary;
  readonly profile: string | undefined;
  /** The outputs open on the page, of this invocation and of others. */
  readonly output: readonly PlacedOutput[];
  /** The output that the page is to be scrolled to. */
  readonly target: PlacedOutput | null;
  /** The page was opened with a link to this row, or the viewer has just opened it: it is scrolled to. */
  readonly wanted: "linked" | "opened" | null;
  /** Told once that row is there. */
  readonly onArrival: () => void;
  /** Told once the output is there. */
  readonly onOutputArrival: () => void;
  readonly update: UpdateListSearch;
}

/** As much of a row that was opened as shows its first instances, in pixels. */
const firstInstances = 440;

/** What an open row shows: the invocation in full, loaded when the row opens. */
export function OpenRow({ wanted, onArrival, ...props }: OpenRowProps) {
  const mayRead = useRole("reader");
  const row = useRef<HTMLTableSectionElement>(null);
  const findRow = useCallback((element: HTMLElement | null) => {
    row.current = element?.closest("tbody") ?? null;
  }, []);
  useShownOnArrival(row, wanted === "linked");
  useRevealed(row, wanted === "opened", firstInstances);
  useEffect(() => {
    if (wanted !== null) onArrival();
  }, [wanted, onArrival]);
  const [filtered, ...others] = useContext(FilteredInstances);
  const { invocation, profile, output, target, update } = props;
  const { invocationId } = invocation;
  // The one instance that the list is filtered by: its output is what the page is to show.
  const instance = mayRead && others.length === 0 ? filtered : undefined;
  if (invocationId === null) return null;

  function changeOutputs(next: readonly OpenOutput[]): void {
    update(
      (before) => ({
        output: [
          ...before.output.filter((other) => other.invocationId !== invocationId),
          ...next.map((opened) => ({ ...opened, invocationId: invocationId ?? "" })),
        ],
      }),
      { replace: true },
    );
  }

  return (
    <PartBoundary of={invocationId}>
      <div ref={findRow} className={classes.row}>
        <Suspense fallback={<DetailSkeleton />}>
          {mayRead && (
            <ScriptChanged
              invocation={invocation}
              profile={profile}
              action={(run) => (
                <Link
                  to="/invocations/$invocationId"
                  params={{ invocationId }}
                  search={{ run: [run], ...(profile === undefined ? {} : { profile: [profile] }) }}
                  className={classes.page}
                >
                  Compare with that run
                </Link>
              )}
            />
          )}
          <InvocationDetail
            invocationId={invocationId}
            profile={profile}
            openOutputs={output.filter((opened) => opened.invocationId === invocationId)}
            onOpenOutputsChange={changeOutputs}
            target={target?.invocationId === invocationId ? target.instanceId : null}
            onArrival={props.onOutputArrival}
            pageLink={
              <Link
                to="/invocations/$invocationId"
                params={{ invocationId }}
                search={{
                  ...(profile !== undefined && { profile: [profile] }),
                  ...(instance !== undefined && { instance: [instance] }),
                }}
                className={classes.page}
              >
                <IconArrowUpRight size={15} stroke={1.75} aria-hidden />
                Open page
              </Link>
            }
          />
        </Suspense>
      </div>
    </PartBoundary>
  );
}
