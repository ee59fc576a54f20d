import type { InstanceHits, InstanceResult, SearchEnd } from "@command-history/contract";
import { formatCount, formatCounted } from "../../lib/format-number.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import type { ListedHits } from "./listed-hits.ts";
import classes from "./output-search.module.css";
import { SearchAction } from "./search-action.tsx";
import { type SearchState, searchSummary, withoutHitsSummary } from "./search-facts.ts";

/** What a search has found, in one line, and what can be done about it: stop it, or look at where it found nothing. */
export function SearchSummary(props: {
  items: readonly InstanceHits[];
  end: SearchEnd | null;
  state: SearchState;
  /** The instances without a hit, none before they are known. */
  without: readonly InstanceResult[];
  listsWithout: boolean;
  onListedChange: (listed: ListedHits) => void;
  /** The instances are others than when the search began, or have gone on since. */
  isOutdated: boolean;
  onStop: () => void;
  onSearchAgain: () => void;
}) {
  const { items, end, state, without, listsWithout } = props;
  const ids = without.flatMap(({ instanceId }) => instanceId ?? []);
  return (
    <p className={classes.summary}>
      <span role="status">
        {listsWithout ? withoutHitsSummary(without.length, end, state) : searchSummary(items, end, state)}
      </span>
      {listsWithout && ids.length > 0 && (
        <CopyButton value={ids.join("\n")} label={formatCounted(ids.length, "instance ID")} />
      )}
      {(listsWithout || (items.length > 0 && without.length > 0)) && (
        <SearchAction onClick={() => props.onListedChange(listsWithout ? "some" : "none")}>
          {listsWithout
            ? `${formatCount(items.length)} with hits`
            : `${formatCount(without.length)} without a hit`}
        </SearchAction>
      )}
      {state === "running" && <SearchAction onClick={props.onStop}>Stop</SearchAction>}
      {(state === "stopped" || (state === "done" && props.isOutdated)) && (
        <SearchAction onClick={props.onSearchAgain}>Search again</SearchAction>
      )}
    </p>
  );
}
