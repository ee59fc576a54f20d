import type { OutputWriter, Streams } from "../outputs/run.ts";
import { createRandom, hash } from "../random.ts";
import { naiveTime } from "../times.ts";
import type { InvocationInstance, InvocationStatus, TaskStatus } from "../wire.ts";
import type { Invocation, Task } from "./invocation.ts";

/** When an invocation changes its status, and what it ends with. */
export interface Course {
  firstStartAt: number;
  settledAt: number;
  finalStatus: InvocationStatus;
}

/** The API reference (page `zos/data-types`): PartialFailed is all done and mixed, Failed is all failed. */
export function courseOf(tasks: readonly Task[]): Course {
  const succeeded = tasks.filter((task) => task.status === "Success").length;
  const mixed = succeeded === 0 ? "Failed" : "PartialFailed";
  return {
    firstStartAt: tasks.reduce((first, task) => Math.min(first, task.startsAt), Number.POSITIVE_INFINITY),
    settledAt: tasks.reduce((last, task) => Math.max(last, task.endsAt), 0),
    finalStatus: succeeded === tasks.length ? "Success" : mixed,
  };
}

export function statusAt(course: Course, now: number): InvocationStatus {
  if (now < course.firstStartAt) return "Pending";
  return now < course.settledAt ? "Running" : course.finalStatus;
}

/** The result of one instance as it stands now. Output is there when the command has ended. */
export function instanceResult(invocation: Invocation, task: Task, now: number): InvocationInstance {
  const { instance } = task;
  const status = taskStatusAt(task, now);
  const done = status === task.status;
  const ran = task.status !== "Error";
  const streams = done && ran ? streamsOf(invocation, task) : undefined;
  return {
    instanceId: instance.id,
    instanceName: instance.name,
    instanceExist: instance.goneAt === undefined || now < instance.goneAt,
    taskStatus: status,
    exitCode: done ? task.exitCode : null,
    errorCode: done ? task.errorCode : null,
    output: streams?.stdout ?? null,
    outputError: streams?.stderr ?? null,
    execStartTime: ran && status !== "Pending" ? naiveTime(task.startsAt) : null,
    execEndTime: ran && done ? naiveTime(task.endsAt) : null,
  };
}

function taskStatusAt(task: Task, now: number): TaskStatus {
  if (now < task.startsAt) return "Pending";
  return now < task.endsAt ? "Running" : task.status;
}

function streamsOf({ id }: Invocation, { instance, startsAt, status, exitCode, write }: Task): Streams {
  const random = createRandom(hash("output", id, instance.id));
  const streams = write({ random, instance, startedAt: startsAt, exitCode: exitCode ?? 0 });
  return status === "Timeout" ? cutOff(streams, random.next()) : streams;
}

/** What a command had written when its time was up. */
function cutOff({ stdout, stderr }: Streams, share: number): ReturnType<OutputWriter> {
  return {
    stdout: stdout.slice(0, Math.floor(stdout.length * share)),
    stderr: stderr.slice(0, Math.floor(stderr.length * share)),
  };
}
