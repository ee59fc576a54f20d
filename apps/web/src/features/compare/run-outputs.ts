import type { InstanceResult } from "@command-history/contract";
import type { ComparedOutput } from "./compared-output.ts";
import type { RunRow } from "./run-rows.ts";

/** A run as its outputs are asked for, and as it is called. */
export interface NamedRun {
  readonly invocationId: string | null;
  readonly name: string;
}

/** What an instance wrote in one of the runs; the remark is the run's name. */
export interface RunOutput extends ComparedOutput {
  readonly result: InstanceResult;
  readonly remark: string;
}

/**
 * What a row opens to: the outputs of both runs, the earlier one first, or that of the only run which has the instance.
 * Empty where an ID to ask by is missing.
 */
export function outputsOf(row: RunRow, earlier: NamedRun, later: NamedRun): readonly RunOutput[] {
  const { instanceId } = row;
  const sides = [
    { run: earlier, result: row.earlier },
    { run: later, result: row.later },
  ];
  const outputs: RunOutput[] = [];
  for (const { run, result } of sides) {
    if (result === null) continue;
    const { invocationId, name } = run;
    if (instanceId === null || invocationId === null) return [];
    outputs.push({ invocationId, instanceId, result, remark: name });
  }
  return outputs;
}
