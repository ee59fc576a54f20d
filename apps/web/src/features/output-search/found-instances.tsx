import type { InstanceHits, StreamName } from "@command-history/contract";
import { InstanceHitsView } from "./instance-hits-view.tsx";
import classes from "./output-search.module.css";

/** The instances with hits. */
export function FoundInstances(props: {
  items: readonly InstanceHits[];
  /** Whether these are the hits of the search before, which stay until the first new ones come. */
  isOld: boolean;
  /** How each instance ended, by its ID. */
  statuses: ReadonlyMap<string, string | null>;
  onOpenHit: (instanceId: string, stream: StreamName, line: number) => void;
  shownInstance: string | null;
  isOpenLine: (instanceId: string, stream: StreamName, line: number) => boolean;
}) {
  if (props.items.length === 0) return null;
  return (
    <ul
      className={classes.instances}
      aria-label="Instances with hits"
      data-old={props.isOld || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      {props.items.map((found, index) => (
        <InstanceHitsView
          key={found.instanceId ?? `no ID ${index}`}
          found={found}
          status={found.instanceId === null ? undefined : props.statuses.get(found.instanceId)}
          onOpenHit={props.onOpenHit}
          isShown={found.instanceId !== null && found.instanceId === props.shownInstance}
          isOpenLine={props.isOpenLine}
        />
      ))}
    </ul>
  );
}
