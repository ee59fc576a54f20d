import type { Ignorable } from "@command-history/contract";
import { useState } from "react";
import type { LineRange } from "../../lib/line-range.ts";
import type { ShownStream } from "../../lib/shown-stream.ts";
import { InstanceOutput } from "../../output/instance-output.tsx";
import { CompareOutputs } from "./compare-outputs.tsx";
import classes from "./compare-runs.module.css";
import type { DiffLayout } from "./fold-rows.ts";
import type { RunOutput } from "./run-outputs.ts";

/** What an opened instance of two runs shows: the difference of its outputs, or the one that there is. */
export function OpenedRun(props: {
  /** The earlier run's output, or the only one. */
  output: RunOutput;
  /** The later run's; undefined: only one of the runs has the instance. */
  later: RunOutput | undefined;
  profile: string | undefined;
  stream: ShownStream | null;
  onStreamChange: (stream: ShownStream | null) => void;
  layout: DiffLayout;
  onLayoutChange: (layout: DiffLayout) => void;
  ignored: readonly Ignorable[];
}) {
  const { output, later, profile, stream, onStreamChange } = props;
  if (later === undefined) {
    return <OnlyRun output={output} profile={profile} stream={stream} onStreamChange={onStreamChange} />;
  }
  return (
    <CompareOutputs
      left={output}
      right={later}
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
  output: RunOutput;
  profile: string | undefined;
  stream: ShownStream | null;
  onStreamChange: (stream: ShownStream | null) => void;
}) {
  const { output, stream, onStreamChange } = props;
  const [lines, setLines] = useState<LineRange | null>(null);
  return (
    <div className={classes.only}>
      <p className={classes.note}>{output.remark}. The other run does not have this instance</p>
      <InstanceOutput
        invocationId={output.invocationId}
        instanceId={output.instanceId}
        profile={props.profile}
        result={output.result}
        place={{ stream, lines }}
        onPlaceChange={(place) => {
          setLines(place.lines);
          if (place.stream !== stream) onStreamChange(place.stream);
        }}
      />
    </div>
  );
}
