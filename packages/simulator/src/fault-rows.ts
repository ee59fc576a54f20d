import type { InvocationSource } from "./invocation-source.ts";
import { minute, naiveTime, second } from "./times.ts";
import { type InvocationFields, type InvocationInstance, invocationJson } from "./wire.ts";

export interface SampleInvocation extends InvocationFields {
  invocationInstances: InvocationInstance[];
}

const sampleCount = 6;

/** Six sound invocations under the ID of a fault, of two instances each, the second of which failed in every other. */
export function sampleInvocations(commandId: string, startedAt: number): SampleInvocation[] {
  return Array.from({ length: sampleCount }, (_, index) => {
    const createdAt = startedAt - (index + 1) * minute;
    return {
      invocationId: `${commandId}-row-${index + 1}`,
      commandId,
      commandName: commandId,
      commandType: "SHELL",
      content: "#!/bin/sh\nuptime\n",
      timeout: 30,
      createTime: naiveTime(createdAt),
      invocationStatus: index % 2 === 1 ? "PartialFailed" : "Success",
      invocationInstances: [sampleResult(1, true, createdAt), sampleResult(2, index % 2 === 0, createdAt)],
    };
  });
}

function sampleResult(number: number, succeeds: boolean, createdAt: number): InvocationInstance {
  return {
    instanceId: `fault-ins-${number}`,
    instanceName: `edge-ams-${String(number).padStart(3, "0")}`,
    instanceExist: true,
    taskStatus: succeeds ? "Success" : "Failed",
    exitCode: succeeds ? 0 : 127,
    errorCode: succeeds ? null : "ExecutionExitNoneZero",
    output: succeeds ? " 02:00:01 up 12 days,  3:04,  0 users,  load average: 0.08, 0.03, 0.01\n" : "",
    outputError: succeeds ? "" : "sh: 2: uptime: not found\n",
    execStartTime: naiveTime(createdAt + second),
    execEndTime: naiveTime(createdAt + 2 * second),
  };
}

/** The sample invocations as they are when asked for one by one, without the fault. */
export function sampleSource(commandId: string, startedAt: number): InvocationSource {
  const samples = sampleInvocations(commandId, startedAt);
  const at = (position: number) => {
    const sample = samples[position];
    if (sample === undefined) throw new RangeError(`there is no row ${position}`);
    return sample;
  };
  return {
    size: samples.length,
    positionOf(id) {
      const position = samples.findIndex(({ invocationId }) => invocationId === id);
      return position < 0 ? undefined : position;
    },
    commandIdAt: () => commandId,
    statusAt: (position) => at(position).invocationStatus,
    ranOnAny: (position, wanted) =>
      at(position).invocationInstances.some(({ instanceId }) => wanted.has(instanceId)),
    jsonAt(position) {
      const { invocationInstances, ...fields } = at(position);
      return invocationJson(fields, invocationInstances);
    },
  };
}
