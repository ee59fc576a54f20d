/**
 * Values the upstream documents (API reference, `zos/data-types`). All of them are open: a value that is not
 * listed here is legal, passes through unchanged, and is shown as it came.
 */

export const commandTypes = ["SHELL", "POWERSHELL", "BAT"] as const;

export const invocationStatuses = ["Pending", "Running", "PartialFailed", "Failed", "Success"] as const;
export type KnownInvocationStatus = (typeof invocationStatuses)[number];

export const taskStatuses = ["Pending", "Running", "Timeout", "Failed", "Success", "Error"] as const;
export type KnownTaskStatus = (typeof taskStatuses)[number];

export const taskErrorCodes = [
  "InstanceNotExists",
  "InstanceInstanceState",
  "SystemError",
  "CommandPlatformInvalid",
  "ExecutionTimeout",
  "ExecutionExitNoneZero",
] as const;
export type KnownTaskErrorCode = (typeof taskErrorCodes)[number];

/** The two output streams of an instance: the upstream's `output` and `outputError`. */
export const streamNames = ["stdout", "stderr"] as const;
export type StreamName = (typeof streamNames)[number];

const unfinished: ReadonlySet<string> = new Set(["Pending", "Running"]);
const failing: ReadonlySet<string> = new Set(["Timeout", "Failed", "Error"]);

/** Whether an invocation or a task with this status can still change. An unknown status counts as finished. */
export function isUnfinished(status: string | null): boolean {
  return status !== null && unfinished.has(status);
}

/** Whether a task with this status went wrong. An unknown status does not count as failing. */
export function isFailingTask(status: string | null): boolean {
  return status !== null && failing.has(status);
}
