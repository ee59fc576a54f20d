/** The shapes and values of the upstream, as its API reference names them (page `zos/data-types`). */

export const invocationStatuses = ["Pending", "Running", "PartialFailed", "Failed", "Success"] as const;
export type InvocationStatus = (typeof invocationStatuses)[number];

export type TaskStatus = "Pending" | "Running" | "Timeout" | "Failed" | "Success" | "Error";

export type TaskErrorCode =
  | "InstanceNotExists"
  | "InstanceInstanceState"
  | "SystemError"
  | "CommandPlatformInvalid"
  | "ExecutionTimeout"
  | "ExecutionExitNoneZero";

export type CommandType = "SHELL" | "POWERSHELL" | "BAT";

/** The fields of a CommandInvocation but for its `invocationInstances`. */
export interface InvocationFields {
  invocationId: string;
  commandId: string;
  commandName: string;
  commandType: CommandType;
  content: string;
  timeout: number;
  createTime: string;
  invocationStatus: InvocationStatus;
}

export interface InvocationInstance {
  instanceId: string;
  instanceName: string;
  instanceExist: boolean;
  taskStatus: TaskStatus;
  exitCode: number | null;
  errorCode: TaskErrorCode | null;
  output: string | null;
  outputError: string | null;
  execStartTime: string | null;
  execEndTime: string | null;
}

/** A piece of an answer's body: JSON text, or the same in UTF-8. */
export type Chunk = string | Uint8Array;

/** The JSON of one CommandInvocation in pieces, of which none holds more than one instance result. */
export function* invocationJson(
  fields: InvocationFields,
  instances: Iterable<InvocationInstance>,
): Generator<string> {
  yield `${JSON.stringify(fields).slice(0, -1)},"invocationInstances":[`;
  let separator = "";
  for (const instance of instances) {
    yield separator + JSON.stringify(instance);
    separator = ",";
  }
  yield "]}";
}
