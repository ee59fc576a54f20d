import { type InstanceHits, type StreamName, searchLimits } from "@command-history/contract";
import { useState } from "react";
import { formatCounted } from "../../lib/format-number.ts";
import { instanceLabel } from "../../lib/instance-name.ts";
import { TaskStatusBadge } from "../../ui/status-badge.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import { HitLine, placeOf } from "./hit-line.tsx";
import classes from "./output-search.module.css";
import { instanceHitWords } from "./search-facts.ts";

declare module "react" {
  interface CSSProperties {
    /** How many characters the longest "stderr 12" has. */
    "--place-characters"?: number;
  }
}

/** Lines of an instance that are shown before more are asked for. */
const fewLines = 3;

/** The hits of one instance: how many in which stream, and the lines. */
export function InstanceHitsView(props: {
  found: InstanceHits;
  /** How it ended there; undefined where that is not known. */
  status: string | null | undefined;
  onOpenHit: (instanceId: string, stream: StreamName, line: number) => void;
  /** Its output is on display. */
  isShown: boolean;
  isOpenLine: (instanceId: string, stream: StreamName, line: number) => boolean;
}) {
  const { found, status, onOpenHit, isShown, isOpenLine } = props;
  const { instanceId, instanceName, lines } = found;
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? lines : lines.slice(0, fewLines);
  const more = lines.length - shown.length;
  const longestPlace = Math.max(0, ...shown.map((hit) => placeOf(hit).length));

  return (
    <li className={classes.instance} data-shown={isShown || undefined} aria-current={isShown || undefined}>
      <h3 className={classes.name}>
        {status !== undefined && <TaskStatusBadge status={status} />}
        <UntrustedText text={instanceLabel(found)} />
        {instanceName !== null && instanceId !== null && (
          <UntrustedText className={classes.id} text={instanceId} />
        )}
        <span className={classes.counts}>{instanceHitWords(found)}</span>
      </h3>
      <ul className={classes.lines} style={{ "--place-characters": longestPlace }}>
        {shown.map((hit) => (
          <li key={`${hit.stream} ${hit.line}`}>
            <HitLine
              hit={hit}
              isOpen={isShown && instanceId !== null && isOpenLine(instanceId, hit.stream, hit.line)}
              onOpen={instanceId === null ? null : () => onOpenHit(instanceId, hit.stream, hit.line)}
            />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" data-printed className={classes.more} onClick={() => setShowsAll(true)}>
          {formatCounted(more, "more line")}
          {lines.length >= searchLimits.linesPerInstance && " listed"}
        </button>
      )}
      {lines.length === 0 && <p className={classes.note}>Its lines are not listed: the list is full.</p>}
    </li>
  );
}
