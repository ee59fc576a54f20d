import type { InstanceResult } from "@command-history/contract";
import { useEffect, useRef } from "react";
import type { OpenOutput } from "../../lib/open-output.ts";
import { InstanceOutput } from "../../output/instance-output.tsx";
import classes from "./instance-outputs.module.css";

/** What an opened instance shows: what it wrote, at the place that `opened` holds. */
export function InstanceOutputs(props: {
  invocationId: string;
  profile: string | undefined;
  result: InstanceResult;
  opened: OpenOutput;
  onChange: (opened: OpenOutput) => void;
  /** Scrolls the page here as it opens: a link leads to its middle, a click shows as much as there is room for. */
  scroll: "center" | "nearest" | null;
  /** Told once it has done so. */
  onArrival: () => void;
}) {
  const { opened, scroll, onArrival } = props;
  const { instanceId } = opened;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (scroll === null) return;
    frame.current?.scrollIntoView({ block: scroll });
    onArrival();
  }, [scroll, onArrival]);
  return (
    <div ref={frame} className={classes.outputs}>
      <InstanceOutput
        invocationId={props.invocationId}
        instanceId={instanceId}
        profile={props.profile}
        result={props.result}
        place={opened}
        onPlaceChange={(place) => props.onChange({ ...opened, ...place })}
        search={opened.search}
        onSearchChange={(search) => props.onChange({ ...opened, search })}
      />
    </div>
  );
}
