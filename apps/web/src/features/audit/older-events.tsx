import { Button } from "@mantine/core";
import { formatCounted } from "../../lib/format-number.ts";
import { Time } from "../../ui/time.tsx";
import classes from "./audit.module.css";

interface OlderEventsProps {
  readonly shown: number;
  /** How far back the trail has been looked through. */
  readonly searchedTo: string | null;
  readonly more: boolean;
  readonly loading: boolean;
  readonly onLoad: () => void;
}

/** How much of the trail is shown, and the way to what is older. */
export function OlderEvents({ shown, searchedTo, more, loading, onLoad }: OlderEventsProps) {
  return (
    <div className={classes.older}>
      {more && (
        <Button variant="default" size="xs" aria-busy={loading} onClick={onLoad}>
          Load older
        </Button>
      )}
      <span role="status">
        {loading ? "Reading older events" : `${formatCounted(shown, "event")}`}
        {!loading && more && searchedTo !== null && (
          <>
            , back to <Time value={searchedTo} />
          </>
        )}
        {!loading && !more && shown > 0 && ": this is the beginning of the trail"}
      </span>
    </div>
  );
}
