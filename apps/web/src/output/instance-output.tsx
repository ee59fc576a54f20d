import { type InstanceResult, isUnfinished, type StreamName, streamNames } from "@command-history/contract";
import { IconInfoCircle } from "@tabler/icons-react";
import { useId } from "react";
import { instanceLabel } from "../lib/instance-name.ts";
import type { LineRange } from "../lib/line-range.ts";
import type { OutputPlace } from "../lib/open-output.ts";
import type { OutputQuery } from "../lib/output-query.ts";
import { mainStream, streamRemark } from "../lib/stream-order.ts";
import classes from "./instance-output.module.css";
import { outputSource } from "./output-source.ts";
import { OutputViewer } from "./output-viewer.tsx";
import { StreamTabs } from "./stream-tabs.tsx";

/** The stream that lines belong to when both are shown. */
const firstOfBoth: StreamName = "stdout";

/** What an instance wrote: one of its streams, or both side by side. */
export function InstanceOutput(props: {
  invocationId: string;
  instanceId: string;
  profile: string | undefined;
  result: InstanceResult;
  place: OutputPlace;
  onPlaceChange: (place: OutputPlace) => void;
  /** What is looked for in what is shown. */
  search: OutputQuery;
  onSearchChange: (search: OutputQuery) => void;
  /** Why what is looked for cannot be is told elsewhere on the page. */
  isRefusalTold?: boolean;
  /** How many times the reader was sent to lines that were on display already. */
  repeatedArrivals?: number;
}) {
  const { invocationId, instanceId, profile, result, place, onPlaceChange } = props;
  const panelId = useId();
  const shown = place.stream ?? mainStream(result);
  const remark = streamRemark(result);

  function selectLines(stream: StreamName, lines: LineRange | null): void {
    // Lines of both have no one meaning in a link: to select some of the second stream is to turn to it.
    const stays = lines === null || (shown === "both" && stream === firstOfBoth);
    onPlaceChange({ stream: stays ? shown : stream, lines });
  }

  function viewer(stream: StreamName) {
    const hasLines = shown === stream || stream === firstOfBoth;
    return (
      <OutputViewer
        key={stream}
        source={outputSource({ invocationId, instanceId, stream }, profile)}
        stream={stream}
        summary={result[stream]}
        unfinished={isUnfinished(result.status)}
        label={`${stream} of ${instanceLabel(result)}`}
        place={{
          lines: hasLines ? place.lines : null,
          onLinesChange: (lines) => selectLines(stream, lines),
          search: props.search,
          onSearchChange: props.onSearchChange,
          isRefusalTold: props.isRefusalTold ?? false,
          repeatedArrivals: props.repeatedArrivals ?? 0,
        }}
      />
    );
  }

  return (
    <div className={classes.output}>
      <div className={classes.head}>
        <StreamTabs
          result={result}
          shown={shown}
          onChange={(stream) => onPlaceChange({ stream, lines: null })}
          panelId={panelId}
        />
        {remark !== null && (
          <span className={classes.remark}>
            <IconInfoCircle size={14} stroke={1.75} aria-hidden />
            {remark}
          </span>
        )}
      </div>
      <div
        id={panelId}
        role="tabpanel"
        aria-label={shown}
        className={classes.panel}
        data-both={shown === "both" || undefined}
      >
        {shown === "both" ? streamNames.map(viewer) : viewer(shown)}
      </div>
    </div>
  );
}
