import { FieldReader } from "./field-reader.ts";

/*
 * Rows as the upstream sends them, under its own field names (API reference, `zos/data-types`). Enums are open: any
 * string passes. A field that is missing or null is null; so is one that cannot be read, and that one is named in
 * `malformed`. Unknown fields are left out.
 */

interface Marked {
  /** The upstream's names of the fields that could not be read; `["*"]` when the row is no object at all. */
  readonly malformed: readonly string[];
}

/** The result of an invocation on one instance. */
export interface UpstreamInstance extends Marked {
  readonly instanceId: string | null;
  readonly instanceName: string | null;
  readonly instanceExist: boolean | null;
  readonly taskStatus: string | null;
  readonly exitCode: number | null;
  readonly errorCode: string | null;
  /** What it wrote to stdout. */
  readonly output: string | null;
  /** What it wrote to stderr. */
  readonly outputError: string | null;
  readonly execStartTime: string | null;
  readonly execEndTime: string | null;
}

/** An invocation's own fields. */
export interface UpstreamInvocation extends Marked {
  readonly invocationId: string | null;
  readonly commandId: string | null;
  readonly commandName: string | null;
  readonly commandType: string | null;
  /** The script. */
  readonly content: string | null;
  /** In seconds. */
  readonly timeout: number | null;
  readonly createTime: string | null;
  readonly invocationStatus: string | null;
}

export function readInstance(value: unknown): UpstreamInstance {
  const read = new FieldReader(value);
  return {
    instanceId: read.text("instanceId"),
    instanceName: read.text("instanceName"),
    instanceExist: read.boolean("instanceExist"),
    taskStatus: read.text("taskStatus"),
    exitCode: read.number("exitCode"),
    errorCode: read.text("errorCode"),
    output: read.text("output"),
    outputError: read.text("outputError"),
    execStartTime: read.text("execStartTime"),
    execEndTime: read.text("execEndTime"),
    malformed: read.malformed,
  };
}

/** `instancesIncluded`: the row had a list of instances, be it an empty one. */
export function readInvocation(value: unknown): {
  readonly invocation: UpstreamInvocation;
  readonly instancesIncluded: boolean;
} {
  const read = new FieldReader(value);
  const instancesIncluded = read.list("invocationInstances") !== null;
  return {
    invocation: {
      invocationId: read.text("invocationId"),
      commandId: read.text("commandId"),
      commandName: read.text("commandName"),
      commandType: read.text("commandType"),
      content: read.text("content"),
      timeout: read.number("timeout"),
      createTime: read.text("createTime"),
      invocationStatus: read.text("invocationStatus"),
      malformed: read.malformed,
    },
    instancesIncluded,
  };
}
