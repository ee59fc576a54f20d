import type { Streams } from "../outputs/run.ts";
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

/** The result of one instance as it stands now. Of most, output is there when the command has ended; some give it as it comes. */
export function instanceResult(invocation: Invocation, task: Task, now: number): InvocationInstance {
  const { instance } = task;
  const status = taskStatusAt(task, now);
  const done = status === task.status;
  const ran = task.status !== "Error";
  const streams =
    (done && ran) || (status === "Running" && writesOnTheWay(task))
      ? streamsOf(invocation, task, now)
      : undefined;
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

/** Whether an instance's output can be read before its command has ended. The upstream does not say that it never can. */
function writesOnTheWay({ instance }: Task): boolean {
  return hash("on the way", instance.id) % 4 === 0;
}

function streamsOf({ id }: Invocation, task: Task, now: number): Streams {
  const { instance, startsAt, endsAt, status, exitCode, write } = task;
  const random = createRandom(hash("output", id, instance.id));
  const streams = write({ random, instance, startedAt: startsAt, exitCode: exitCode ?? 0 });
  const written = status === "Timeout" ? cutOff(streams, random.next()) : streams;
  return now < endsAt ? cutOff(written, (now - startsAt) / (endsAt - startsAt)) : written;
}

/** What a command had written after a share of its time. */
function cutOff({ stdout, stderr }: Streams, share: number): Streams {
  return {
    stdout: stdout.slice(0, Math.floor(stdout.length * share)),
    stderr: stderr.slice(0, Math.floor(stderr.length * share)),
  };
}
