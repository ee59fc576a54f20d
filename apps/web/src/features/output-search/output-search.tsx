import type { InstanceHits, InstanceResult, SearchQuery, StreamName } from "@command-history/contract";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { stopSearch } from "../../api/search.ts";
import { ProblemError } from "../../lib/errors.ts";
import type { InstanceFilter } from "../../lib/instance-facets.ts";
import { type OutputQuery, sameOutputQuery } from "../../lib/output-query.ts";
import { visibleText } from "../../lib/visible-text.ts";
import palette from "../../output/palette.module.css";
import { SearchField } from "../../output/search-field.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { FoundInstances } from "./found-instances.tsx";
import { inOrderOf } from "./hit-order.ts";
import { InstancesWithoutHits } from "./instances-without-hits.tsx";
import type { ListedHits } from "./listed-hits.ts";
import { narrowedHits, noHits } from "./narrowed-hits.ts";
import classes from "./output-search.module.css";
import { SearchAction } from "./search-action.tsx";
import { searchNotes } from "./search-notes.ts";
import { SearchSummary } from "./search-summary.tsx";
import { useAdoptedQuery } from "./use-adopted-query.ts";
import { useNarrowedSearch } from "./use-narrowed-search.ts";
import { useSearchedInstances } from "./use-searched-instances.ts";
import { withoutHits } from "./without-hits.ts";

function wireQuery({ text, syntax, matchCase }: OutputQuery): SearchQuery {
  return { text, syntax, matchCase, streams: [], instanceId: [] };
}

/**
 * Searches both streams of every instance of an invocation. Every search reads all outputs upstream, so it runs only
 * while its hits are shown: what is typed into an output's own search does not start it.
 */
export function OutputSearch(props: {
  invocationId: string;
  profile: string | undefined;
  query: OutputQuery;
  /** Told what was typed here, and whether all outputs are to be searched for it. */
  onQueryChange: (query: OutputQuery, searchesAll: boolean) => void;
  /** The instances of the invocation, as they are listed. */
  instances: readonly InstanceResult[];
  /** Which of them the hits are shown of, as the viewer chose. */
  filter: InstanceFilter;
  /** Those that pass; null where nothing is filtered by. */
  narrowedTo: readonly InstanceResult[] | null;
  /** Which instances are listed; null: all outputs are not searched. */
  listed: ListedHits | null;
  onListedChange: (listed: ListedHits | null) => void;
  onOpenHit: (instanceId: string, stream: StreamName, line: number) => void;
  /** The instance whose output is on display; null: none. */
  shownInstance: string | null;
  /** Whether a line is the one that was opened. */
  isOpenLine: (instanceId: string, stream: StreamName, line: number) => boolean;
  onOpenInstance: (instanceId: string) => void;
  /** Told what was found of what was typed here, once nothing more comes. */
  onFound: (items: readonly InstanceHits[]) => void;
  /** Told whether it would be said here why the search is refused. */
  onTellsRefusal: (tells: boolean) => void;
  /** What stands in place of the hits where no instance is left to search. */
  noneLeft: ReactNode;
  /** What stands below the field while no hits are shown, and what it is called. */
  children: ReactNode;
  below: "instances" | "groups";
}) {
  const { invocationId, profile, query, instances, narrowedTo, listed, onOpenHit } = props;
  const { onFound, onTellsRefusal } = props;
  const isOpen = listed !== null;
  const listsWithout = listed === "none";
  const asked = useAdoptedQuery(query, isOpen, props.onQueryChange);
  const { draft } = asked;
  const client = useQueryClient();
  const showsHits = isOpen && query.text !== "";
  const isWanted = showsHits && (narrowedTo ?? instances).length > 0;
  const wanted = useMemo(
    () => ({ invocationId, profile, query: wireQuery(query) }),
    [invocationId, profile, query],
  );
  const {
    search,
    repeat,
    input,
    path,
    state,
    items: came,
    end,
    isOld,
    aloneIn,
  } = useNarrowedSearch(wanted, props.filter, narrowedTo, isWanted);
  // As they were when the search began, so that one whose status changes takes its hits nowhere else meanwhile, and then
  // when all had been searched: those that have gone on since may have written what was looked for.
  const { began, ended } = useSearchedInstances({ path, isFetching: search.isFetching }, end, instances);
  const foundInAll = useMemo(
    () => ({
      items: inOrderOf(ended, came),
      without: end === null ? [] : withoutHits(ended, came),
      end,
    }),
    [ended, end, came],
  );
  const found = useMemo(
    () => (narrowedTo === null ? foundInAll : narrowedHits(foundInAll, narrowedTo)),
    [foundInAll, narrowedTo],
  );
  const { items, without } = found;
  const notes = useMemo(
    () => (state === "running" ? [] : searchNotes(end, narrowedTo, aloneIn, listsWithout)),
    [state, end, narrowedTo, aloneIn, listsWithout],
  );
  const statuses = useMemo(
    () => new Map(instances.map(({ instanceId, status }) => [instanceId ?? "", status])),
    [instances],
  );
  const refusal =
    search.error instanceof ProblemError && isOwnRefusal(search.error)
      ? sentence(search.error.problem.detail.replace(/^q: /, ""))
      : null;

  // What came with the link, or was typed into the output's own search, leaves that output on display.
  const typed = useRef<OutputQuery | null>(null);
  const isSettled = isWanted && state !== "running" && sameOutputQuery(draft, query);
  useEffect(() => {
    if (!isSettled || typed.current === null) return;
    const isTypedHere = sameOutputQuery(typed.current, query);
    typed.current = null;
    if (isTypedHere) onFound(items);
  }, [isSettled, items, onFound, query]);

  const tellsRefusal = isWanted && (state === "running" || refusal !== null);
  useEffect(() => {
    onTellsRefusal(tellsRefusal);
    return () => onTellsRefusal(false);
  }, [tellsRefusal, onTellsRefusal]);

  return (
    <div className={`${classes.search} ${palette.palette}`}>
      <search className={classes.bar} aria-label="All outputs">
        <SearchField
          query={asked.shown}
          onQueryChange={(next) => {
            if (asked.edit(next)) typed.current = next;
          }}
          label="Search all outputs"
          placeholder="Search all outputs"
        />
        {query.text !== "" && (
          <SearchAction
            onClick={() => {
              asked.adopt(!isOpen);
              props.onListedChange(isOpen ? null : "some");
            }}
          >
            {isOpen ? `Show ${props.below}` : searchWords(asked.isElsewhere ? query.text : null)}
          </SearchAction>
        )}
      </search>
      {isWanted ? (
        <>
          <span className="printed-only">Search of all outputs: {visibleText(query.text)}</span>
          {refusal === null ? (
            <SearchSummary
              items={isOld ? noHits.items : items}
              end={found.end}
              state={state}
              without={without}
              listsWithout={listsWithout}
              onListedChange={props.onListedChange}
              isOutdated={began !== instances}
              onStop={() => stopSearch(client, input)}
              onSearchAgain={repeat}
            />
          ) : (
            <p className={classes.refusal} role="alert">
              {refusal}
            </p>
          )}
          {state === "failed" && search.error !== null && refusal === null && (
            <ProblemNotice error={search.error} onRetry={repeat} />
          )}
          {refusal === null &&
            notes.map((note) => (
              <p key={note} className={classes.note}>
                {note}
              </p>
            ))}
          {refusal === null &&
            (listsWithout ? (
              <InstancesWithoutHits
                instances={without}
                shownInstance={props.shownInstance}
                onOpen={props.onOpenInstance}
              />
            ) : (
              <FoundInstances
                items={items}
                statuses={statuses}
                isOld={isOld}
                onOpenHit={onOpenHit}
                shownInstance={props.shownInstance}
                isOpenLine={props.isOpenLine}
              />
            ))}
        </>
      ) : showsHits ? (
        props.noneLeft
      ) : (
        props.children
      )}
    </div>
  );
}

/** `text`: what is looked for, where it does not stand in the field. */
function searchWords(text: string | null): string {
  return text === null ? "Search all instances" : `Search all instances for “${visibleText(text)}”`;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether the server itself refuses what is looked for; what Zenlayer refuses is something else. */
function isOwnRefusal({ problem }: ProblemError): boolean {
  return problem.code === "INVALID_PARAMETER" && problem.upstreamCode === undefined;
}
