import type { Ignorable, InstanceResult } from "@command-history/contract";
import { useState } from "react";
import type { LineRange } from "../../lib/line-range.ts";
import type { ShownStream } from "../../lib/shown-stream.ts";
import { InstanceOutput } from "../../output/instance-output.tsx";
import { CompareOutputs } from "./compare-outputs.tsx";
import classes from "./compare-runs.module.css";
import type { DiffLayout } from "./fold-rows.ts";
import type { RunRow } from "./run-rows.ts";

interface Run {
  readonly invocationId: string | null;
  readonly name: string;
}

/** What an opened instance of two runs shows: the difference of its outputs, or the one that there is. */
export function OpenedRun(props: {
  row: RunRow;
  earlier: Run;
  later: Run;
  profile: string | undefined;
  stream: ShownStream | null;
  onStreamChange: (stream: ShownStream | null) => void;
  layout: DiffLayout;
  onLayoutChange: (layout: DiffLayout) => void;
  ignored: readonly Ignorable[];
}) {
  const { row, earlier, later, profile, stream, onStreamChange } = props;
  const { instanceId } = row;
  if (instanceId === null) return null;

  function only(run: Run, result: InstanceResult) {
    if (instanceId === null || run.invocationId === null) return null;
    return (
      <OnlyRun
        invocationId={run.invocationId}
        instanceId={instanceId}
        runName={run.name}
        result={result}
        profile={profile}
        stream={stream}
        onStreamChange={onStreamChange}
      />
    );
  }

  if (row.later === null) return row.earlier === null ? null : only(earlier, row.earlier);
  if (row.earlier === null) return only(later, row.later);
  if (earlier.invocationId === null || later.invocationId === null) return null;
  return (
    <CompareOutputs
      left={{
        invocationId: earlier.invocationId,
        instanceId,
        result: row.earlier,
        remark: earlier.name,
      }}
      right={{ invocationId: later.invocationId, instanceId, result: row.later, remark: later.name }}
      profile={profile}
      // A difference is of one stream.
      stream={stream === "both" ? null : stream}
      onStreamChange={onStreamChange}
      layout={props.layout}
      onLayoutChange={props.onLayoutChange}
      ignored={props.ignored}
    />
  );
}

/** What an instance wrote in the only run that has it. */
function OnlyRun(props: {
  invocationId: string;
  instanceId: string;
  runName: string;
  result: InstanceResult;
  profile: string | undefined;
  stream: ShownStream | null;
  onStreamChange: (stream: ShownStream | null) => void;
}) {
  const { stream, onStreamChange } = props;
  const [lines, setLines] = useState<LineRange | null>(null);
  return (
    <div className={classes.only}>
      <p className={classes.note}>{props.runName}. The other run does not have this instance</p>
      <InstanceOutput
        invocationId={props.invocationId}
        instanceId={props.instanceId}
        profile={props.profile}
        result={props.result}
        place={{ stream, lines }}
        onPlaceChange={(place) => {
          setLines(place.lines);
          if (place.stream !== stream) onStreamChange(place.stream);
        }}
      />
    </div>
  );
}
