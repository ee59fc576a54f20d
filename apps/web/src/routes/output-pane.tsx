import { ActionIcon, Button } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconList, type TablerIcon } from "@tabler/icons-react";
import type { RefObject } from "react";
import { ResultFacts } from "../features/instance-list/result-facts.tsx";
import { formatCounted } from "../lib/format-number.ts";
import { instanceLabel } from "../lib/instance-name.ts";
import type { InstanceRow } from "../lib/instance-rows.ts";
import { useAnnounced } from "../lib/use-announced.ts";
import { useShownOnArrival } from "../lib/use-shown-on-arrival.ts";
import { InstanceOutput } from "../output/instance-output.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { InstanceCell } from "../ui/instance-cell.tsx";
import { panesAreStacked } from "../ui/split-panes.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { InvocationSearch } from "./invocation-search.ts";
import classes from "./output-pane.module.css";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";
import { isFirstVisit } from "./visited.ts";

/** What the chosen instance wrote. */
export function OutputPane(props: {
  invocationId: string;
  profile: string | undefined;
  /** The instance that the URL names. */
  wanted: string | null;
  chosen: InstanceRow | null;
  /** Instances that failed while nobody has chosen one yet; null where one of them is on display. */
  failedMeanwhile: { readonly count: number; readonly showFirst: () => void } | null;
  /** Shows the next failing instance, or the one before; null where no other one failed. */
  onFailed: ((step: 1 | -1) => void) | null;
  /** Goes back to where it was chosen, which is far above where the panes are stacked. */
  back: { readonly words: string; readonly go: () => void };
  search: InvocationSearch;
  update: UpdateInvocationSearch;
  /** Why the search is refused is told beside the field for all outputs. */
  isRefusalTold: boolean;
  /** How many times a hit was chosen whose line was on display already. */
  repeatedArrivals: number;
  ref: RefObject<HTMLElement | null>;
}) {
  const { chosen, wanted, search, update, failedMeanwhile } = props;
  const failedWords =
    failedMeanwhile === null ? null : `${formatCounted(failedMeanwhile.count, "instance")} failed.`;
  useAnnounced(failedWords);
  // Beside the instances the output is in view; a line of it may not be.
  const isNamed = search.lines !== null || (wanted !== null && panesAreStacked());
  useShownOnArrival(props.ref, isFirstVisit() && isNamed);
  const instanceId = chosen?.result.instanceId ?? null;
  if (chosen === null || instanceId === null) {
    return wanted === null ? (
      <EmptyState title="No output">There is no instance with an ID to read it by.</EmptyState>
    ) : (
      <EmptyState title="No such instance in this invocation">
        The link asks for the instance <UntrustedText text={wanted} />. Choose another one from the list.
      </EmptyState>
    );
  }
  const { result } = chosen;
  const { onFailed } = props;
  return (
    <section className={classes.pane} aria-labelledby="output-title" tabIndex={-1} ref={props.ref}>
      <header className={classes.header}>
        <h2 id="output-title" className="visually-hidden">
          Output of <UntrustedText text={instanceLabel(result)} />
        </h2>
        <div className={classes.about}>
          <div className={classes.instance}>
            <InstanceCell result={result} />
          </div>
          <ResultFacts result={result} />
        </div>
        <span className={classes.steps}>
          <span className={classes.back}>
            <Step icon={IconList} title={props.back.words} onClick={props.back.go} />
          </span>
          {onFailed !== null && (
            <>
              <Step icon={IconChevronUp} title="Previous failed instance" onClick={() => onFailed(-1)} />
              <Step icon={IconChevronDown} title="Next failed instance" onClick={() => onFailed(1)} />
            </>
          )}
        </span>
      </header>
      <InstanceOutput
        key={chosen.key}
        invocationId={props.invocationId}
        instanceId={instanceId}
        profile={props.profile}
        result={result}
        place={{ stream: search.stream, lines: search.lines }}
        // Without its instance, a link to lines or to hits would lead to those of another one.
        onPlaceChange={(place) => update(() => ({ ...place, instance: instanceId }), { replace: true })}
        search={search.search}
        isRefusalTold={props.isRefusalTold}
        repeatedArrivals={props.repeatedArrivals}
        onSearchChange={(query) => update(() => ({ search: query, instance: instanceId }), { replace: true })}
      />
      {/* Below the text, which stays where it is while somebody reads it. */}
      {failedMeanwhile !== null && (
        <p className={classes.failed}>
          <span>{failedWords}</span>
          <Button variant="subtle" size="compact-sm" onClick={failedMeanwhile.showFirst}>
            Show {failedMeanwhile.count === 1 ? "it" : "the first"}
          </Button>
        </p>
      )}
    </section>
  );
}

function Step({ icon: Icon, title, onClick }: { icon: TablerIcon; title: string; onClick: () => void }) {
  return (
    <ActionIcon variant="default" size={26} aria-label={title} title={title} onClick={onClick}>
      <Icon size={16} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}
