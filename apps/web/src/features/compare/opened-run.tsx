import type { Ignorable } from "@command-history/contract";
import type { OutputPlace } from "../../lib/open-output.ts";
import type { OutputQuery } from "../../lib/output-query.ts";
import { InstanceOutput } from "../../output/instance-output.tsx";
import { CompareOutputs } from "./compare-outputs.tsx";
import classes from "./compare-runs.module.css";
import type { DiffLayout } from "./fold-rows.ts";
import type { RunOutput } from "./run-outputs.ts";

/** How the outputs of an opened instance are shown, which the page's address keeps. */
export interface OpenedRunView {
  /** Where one is in an output that is shown alone, and what is looked for in it; a difference has the stream only. */
  readonly place: OutputPlace;
  readonly onPlaceChange: (place: OutputPlace) => void;
  readonly search: OutputQuery;
  readonly onSearchChange: (search: OutputQuery) => void;
  /** Of differences. */
  readonly layout: DiffLayout;
  readonly onLayoutChange: (layout: DiffLayout) => void;
}

/** What an opened instance of two runs shows: the difference of its outputs, or the one that there is. */
export function OpenedRun(props: {
  /** The earlier run's output, or the only one. */
  output: RunOutput;
  /** The later run's; undefined: only one of the runs has the instance. */
  later: RunOutput | undefined;
  profile: string | undefined;
  view: OpenedRunView;
  ignored: readonly Ignorable[];
}) {
  const { output, later, profile, view } = props;
  const { place, onPlaceChange } = view;
  if (later === undefined) {
    return (
      <div className={classes.only}>
        <p className={classes.note}>{output.remark}. The other run does not have this instance</p>
        <InstanceOutput
          invocationId={output.invocationId}
          instanceId={output.instanceId}
          profile={profile}
          result={output.result}
          place={place}
          onPlaceChange={onPlaceChange}
          search={view.search}
          onSearchChange={view.onSearchChange}
        />
      </div>
    );
  }
  return (
    <CompareOutputs
      left={output}
      right={later}
      profile={profile}
      // A difference is of one stream, and has no lines to select.
      stream={place.stream === "both" ? null : place.stream}
      onStreamChange={(stream) => onPlaceChange({ stream, lines: null })}
      layout={view.layout}
      onLayoutChange={view.onLayoutChange}
      ignored={props.ignored}
    />
  );
}
