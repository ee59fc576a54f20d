import type { SearchQuery, StreamName } from "@command-history/contract";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { outputSearchQuery, stopSearch } from "../../api/search.ts";
import { ProblemError } from "../../lib/errors.ts";
import { type OutputQuery, sameOutputQuery } from "../../lib/output-query.ts";
import { useDraft } from "../../lib/use-draft.ts";
import palette from "../../output/palette.module.css";
import { SearchField } from "../../output/search-field.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { InstanceHitsView } from "./instance-hits-view.tsx";
import classes from "./output-search.module.css";
import { type SearchState, searchCuts, searchSummary } from "./search-facts.ts";

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
  onQueryChange: (query: OutputQuery) => void;
  onOpenHit: (instanceId: string, stream: StreamName, line: number) => void;
}) {
  const { invocationId, profile, query, onOpenHit } = props;
  const [draft, setDraft] = useDraft(query, props.onQueryChange, sameOutputQuery);
  const [isOpen, setIsOpen] = useState(query.text !== "");
  const input = { invocationId, profile, query: wireQuery(query) };
  const client = useQueryClient();
  const isWanted = isOpen && query.text !== "";
  const search = useQuery({
    ...outputSearchQuery(input),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
  const items = search.data?.items ?? [];
  const end = search.data?.end ?? null;
  const state: SearchState = search.isFetching
    ? "running"
    : search.error !== null
      ? "failed"
      : end === null
        ? "stopped"
        : "done";
  const refusal =
    search.error instanceof ProblemError && search.error.problem.code === "INVALID_PARAMETER"
      ? search.error.problem.detail.replace(/^q: /, "")
      : null;

  return (
    <search className={`${classes.search} ${palette.palette}`} aria-label="Search all outputs">
      <div className={classes.bar}>
        <SearchField
          query={draft}
          onQueryChange={(next) => {
            setDraft(next);
            setIsOpen(true);
          }}
          label="Search the outputs of all instances"
          placeholder="Search the outputs of all instances"
        />
        {isWanted && (
          <span className={classes.summary} role="status">
            {refusal === null && searchSummary(items, end, state)}
          </span>
        )}
        {isWanted && state === "running" && (
          <button type="button" className={classes.action} onClick={() => stopSearch(client, input)}>
            Stop
          </button>
        )}
        {isWanted && state === "stopped" && (
          <button type="button" className={classes.action} onClick={() => void search.refetch()}>
            Search again
          </button>
        )}
        {query.text !== "" && (
          <button
            type="button"
            className={classes.action}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? "Hide hits" : "Search all instances"}
          </button>
        )}
      </div>
      {isWanted && refusal !== null && (
        <p className={classes.refusal} role="alert">
          {refusal}
        </p>
      )}
      {isWanted && search.error !== null && refusal === null && (
        <ProblemNotice error={search.error} onRetry={() => void search.refetch()} />
      )}
      {isWanted && refusal === null && (
        <>
          {searchCuts(end).map((cut) => (
            <p key={cut} className={classes.note}>
              {cut}
            </p>
          ))}
          {items.length > 0 && (
            <ul
              className={classes.instances}
              aria-label="Instances with hits"
              data-old={search.isPlaceholderData || undefined}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
              tabIndex={0}
            >
              {items.map((found, index) => (
                <InstanceHitsView
                  key={found.instanceId ?? `no ID ${index}`}
                  found={found}
                  onOpenHit={onOpenHit}
                />
              ))}
            </ul>
          )}
        </>
      )}
    </search>
  );
}
