import { type InvocationSummary, listLimits } from "@command-history/contract";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { epochOf } from "../../lib/duration.ts";
import { formatCount, formatCounted } from "../../lib/format-number.ts";
import { formatInZone } from "../../lib/format-time.ts";
import { invocationStatusLook } from "../../lib/status.ts";
import { useTimeZone } from "../../lib/time-zone.tsx";
import { visibleText } from "../../lib/visible-text.ts";
import classes from "./run-picker.module.css";

/** Which run to compare with: one of those seen of the command, or any by its ID. */
export function RunPicker(props: {
  runs: readonly InvocationSummary[];
  /** Null: none yet. */
  chosen: string | null;
  previous: string | null;
  /** How many instances a run shares with the one on display, where that is known. */
  sharedWith: (invocationId: string) => number | null;
  onChange: (invocationId: string) => void;
}) {
  const { runs, chosen, previous } = props;
  const [pasted, setPasted] = useState("");
  const zone = useTimeZone().name;
  const options = runs
    .toSorted((one, other) => (epochOf(other.createdAt) ?? 0) - (epochOf(one.createdAt) ?? 0))
    .flatMap((run) => {
      const { invocationId } = run;
      if (invocationId === null) return [];
      return [
        {
          value: invocationId,
          label: runLabel(run, zone, {
            isPrevious: invocationId === previous,
            shared: props.sharedWith(invocationId),
          }),
        },
      ];
    });
  const known = options.find(({ value }) => value === chosen);

  function compare(event: FormEvent): void {
    event.preventDefault();
    const id = pasted.trim();
    if (id === "") return;
    props.onChange(id);
    setPasted("");
  }

  return (
    <div className={classes.picker}>
      {chosen !== null && <span className="printed-only">{known?.label ?? visibleText(chosen)}</span>}
      <NativeSelect
        size="xs"
        className={classes.runs}
        aria-label="Run to compare with"
        title="The closest earlier run is the newest on the instances that failed here, if there is one, and about as large."
        value={chosen ?? ""}
        data={[
          ...(chosen === null ? [{ value: "", label: "Choose a run" }] : []),
          ...(chosen === null || known !== undefined ? [] : [{ value: chosen, label: visibleText(chosen) }]),
          ...options,
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value !== "") props.onChange(value);
        }}
      />
      <form className={classes.pasted} onSubmit={compare}>
        <TextInput
          size="xs"
          className={classes.field}
          aria-label="Invocation ID of another run"
          placeholder="or an invocation ID"
          maxLength={listLimits.valueLength}
          value={pasted}
          onChange={(event) => setPasted(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" disabled={pasted.trim() === ""}>
          Compare
        </Button>
      </form>
    </div>
  );
}

function runLabel(
  { createdAt, status, invocationId, instanceCount }: InvocationSummary,
  zone: string,
  { isPrevious, shared }: { isPrevious: boolean; shared: number | null },
): string {
  const epoch = epochOf(createdAt);
  const time = epoch === null ? "Time unknown" : formatInZone(epoch, zone).text;
  const instances = instanceCount === null ? [] : [formatCounted(instanceCount, "instance")];
  const sharedWords = shared === null ? "" : `, ${formatCount(shared)} shared`;
  return [
    time,
    ...(isPrevious ? ["closest earlier run"] : []),
    visibleText(invocationStatusLook(status).word),
    ...instances.map((words) => `${words}${sharedWords}`),
    visibleText(invocationId ?? ""),
  ].join(" · ");
}
