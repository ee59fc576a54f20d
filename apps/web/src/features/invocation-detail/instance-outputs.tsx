import type { InstanceResult } from "@command-history/contract";
import { useCallback, useEffect, useRef } from "react";
import type { OpenOutput } from "../../lib/open-output.ts";
import { useRevealed } from "../../lib/use-revealed.ts";
import { InstanceOutput } from "../../output/instance-output.tsx";
import classes from "./instance-outputs.module.css";

/** What an opened instance shows: what it wrote, at the place that `opened` holds. */
export function InstanceOutputs(props: {
  invocationId: string;
  profile: string | undefined;
  result: InstanceResult;
  opened: OpenOutput;
  onChange: (opened: OpenOutput) => void;
  /** The page scrolls here as it opens, to the instance and as much of its output as there is room for. */
  isWanted: boolean;
  /** Told once it has done so. */
  onArrival: () => void;
}) {
  const { opened, isWanted, onArrival } = props;
  const { instanceId } = opened;
  const row = useRef<HTMLTableSectionElement>(null);
  const findRow = useCallback((element: HTMLElement | null) => {
    row.current = element?.closest("tbody") ?? null;
  }, []);
  useRevealed(row, isWanted);
  useEffect(() => {
    if (isWanted) onArrival();
  }, [isWanted, onArrival]);
  return (
    <div ref={findRow} className={classes.outputs}>
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
