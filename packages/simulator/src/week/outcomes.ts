import type { Command } from "../commands/command.ts";
import type { Instance } from "../fleet.ts";
import type { Random } from "../random.ts";
import { hour, second } from "../times.ts";
import type { FinalTaskStatus, Task } from "./invocation.ts";
import { platformOf } from "./participants.ts";

/** Failures cluster: most runs have none, some have a few, and some are broken through and through. */
export interface Weather {
  /** The chance of each task to fail. */
  failing: number;
  /** A site in which every task fails. */
  badSite: string | undefined;
}

/** A site was without power for five hours two days ago: nothing ran there. */
const outage = { site: "sin", from: 52 * hour, to: 47 * hour };

/** When the tasks of an invocation begin, one after the other. */
export interface Pace {
  /** From the creation to the first start. */
  delay: number;
  /** From one start to the next. */
  step: number;
}

export function weatherOf(random: Random, instances: readonly Instance[]): Weather {
  const share = random.next();
  if (share < 0.88) return { failing: 0.002, badSite: undefined };
  if (share < 0.95) return { failing: 0.12, badSite: undefined };
  if (share < 0.975) return { failing: 0.01, badSite: random.pick(instances).site };
  return { failing: 1, badSite: undefined };
}

export interface Circumstances {
  createdAt: number;
  /** When the simulator started, to which the outage is relative. */
  startedAt: number;
  weather: Weather;
  pace: Pace;
}

/** Decides how each instance fares. */
export function decideTasks(
  random: Random,
  command: Command,
  instances: readonly Instance[],
  { createdAt, startedAt, weather, pace }: Circumstances,
): Task[] {
  const age = startedAt - createdAt;
  const powerless = age < outage.from && age > outage.to ? outage.site : undefined;
  return instances.map((instance, index) => {
    const startsAt = createdAt + pace.delay + index * pace.step;
    const task = { instance, startsAt, write: command.write };
    if (instance.goneAt !== undefined && createdAt >= instance.goneAt)
      return error(task, "InstanceNotExists");
    if (instance.site === powerless) return error(task, "InstanceInstanceState");
    if (instance.platform !== platformOf(command)) return error(task, "CommandPlatformInvalid");
    if (random.chance(0.0005)) return error(task, "SystemError");
    const fails = instance.site === weather.badSite || random.chance(weather.failing);
    return finished(random, command, task, fails);
  });
}

type Beginning = Pick<Task, "instance" | "startsAt" | "write">;

function error(task: Beginning, errorCode: Task["errorCode"]): Task {
  return { ...task, endsAt: task.startsAt, status: "Error", exitCode: null, errorCode };
}

function finished(random: Random, command: Command, task: Beginning, fails: boolean): Task {
  const limit = command.timeoutSeconds * second;
  const duration = Math.min(command.typicalSeconds * second * (0.5 + random.next()), limit - second);
  if (!fails) return end(task, duration, "Success", 0, null);
  if (random.chance(0.15)) return end(task, limit, "Timeout", null, "ExecutionTimeout");
  return end(task, duration, "Failed", random.pick(command.failureExitCodes), "ExecutionExitNoneZero");
}

function end(
  task: Beginning,
  duration: number,
  status: FinalTaskStatus,
  exitCode: Task["exitCode"],
  errorCode: Task["errorCode"],
): Task {
  return { ...task, endsAt: task.startsAt + duration, status, exitCode, errorCode };
}
