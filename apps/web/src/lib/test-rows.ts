import type { InstanceResult, InvocationSummary } from "@command-history/contract";

/** An instance for a test: one that went well and wrote nothing, but for what the test is about. */
export function anInstance(changes: Partial<InstanceResult> = {}): InstanceResult {
  return {
    instanceId: "ins-1",
    instanceName: null,
    instanceExists: true,
    status: "Success",
    exitCode: 0,
    errorCode: null,
    startedAt: null,
    endedAt: null,
    stdout: null,
    stderr: null,
    malformed: [],
    ...changes,
  };
}

/** An invocation for a test, as a row of the list: one that went well, but for what the test is about. */
export function anInvocation(changes: Partial<InvocationSummary> = {}): InvocationSummary {
  return {
    invocationId: "inv-1",
    createdAt: null,
    startedAt: null,
    endedAt: null,
    commandId: "cmd-1",
    commandName: "df",
    commandType: "SHELL",
    contentExcerpt: null,
    timeoutSeconds: null,
    taskCounts: {},
    status: "Success",
    instanceCount: 0,
    firstFailure: null,
    malformed: [],
    ...changes,
  };
}
