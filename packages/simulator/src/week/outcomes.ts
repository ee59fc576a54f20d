import type { Command } from "../commands/command.ts";
import type { Instance } from "../fleet.ts";
import type { Random } from "../random.ts";
import { day, hour, second } from "../times.ts";
import type { TaskErrorCode } from "../wire.ts";
import type { FinalTaskStatus, Task } from "./invocation.ts";
import { platformOf } from "./participants.ts";

/** Failures cluster: most runs have none, some have a few, and some are broken through and through. */
export interface Weather {
  /** The chance of each task to fail. */
  failing: number;
  /** A site in which every task fails. */
  badSite: string | undefined;
}

/** A site was without power in the morning two days ago, on the clock: nothing ran there, and no backup was due. */
const outage = { site: "sin", daysAgo: 2, from: 8 * hour, to: 12 * hour };

/** When the tasks of an invocation begin, one after the other. */
export interface Pace {
  /** From the creation to the first start. */
  delay: number;
  /** From one start to the next. */
  step: number;
}

/** Nearly all goes well. */
export const fair: Weather = { failing: 0.002, badSite: undefined };

/** How one invocation goes, by chance: most do well, some have a few odd failures, a bad site, or fail throughout. */
export function weatherOf(random: Random, instances: readonly Instance[]): Weather {
  const share = random.next();
  if (share < 0.88) return fair;
  if (share < 0.95) return { failing: 0.12, badSite: undefined };
  if (share < 0.975) return { failing: 0.01, badSite: random.pick(instances).site };
  return { failing: 1, badSite: undefined };
}

export interface Circumstances {
  createdAt: number;
  /** When the company's day of the simulator's start began, to which the outage is relative. */
  today: number;
  weather: Weather;
  pace: Pace;
}

/** Decides how each instance fares. */
export function decideTasks(
  random: Random,
  command: Command,
  instances: readonly Instance[],
  { createdAt, today, weather, pace }: Circumstances,
): Task[] {
  const outageDay = today - outage.daysAgo * day;
  const platform = platformOf(command);
  const powerless =
    createdAt >= outageDay + outage.from && createdAt < outageDay + outage.to ? outage.site : undefined;
  return instances.map((instance, index) => {
    const ending = endingOf(instance);
    return {
      instance,
      startsAt: createdAt + pace.delay + index * pace.step,
      endsAt: createdAt + pace.delay + index * pace.step + ending.duration,
      status: ending.status,
      exitCode: ending.exitCode,
      errorCode: ending.errorCode,
      write: command.write,
    };
  });

  function endingOf(instance: Instance): Ending {
    if (instance.goneAt !== undefined && createdAt >= instance.goneAt) return error("InstanceNotExists");
    if (instance.site === powerless) return error("InstanceInstanceState");
    if (instance.platform !== platform) return error("CommandPlatformInvalid");
    if (random.chance(0.0005)) return error("SystemError");
    return executed(random, command, instance.site === weather.badSite || random.chance(weather.failing));
  }
}

interface Ending {
  duration: number;
  status: FinalTaskStatus;
  exitCode: number | null;
  errorCode: TaskErrorCode | null;
}

function error(errorCode: TaskErrorCode): Ending {
  return { duration: 0, status: "Error", exitCode: null, errorCode };
}

function executed(random: Random, command: Command, fails: boolean): Ending {
  const limit = command.timeoutSeconds * second;
  const duration = Math.min(command.typicalSeconds * second * (0.5 + random.next()), limit - second);
  if (!fails) return { duration, status: "Success", exitCode: 0, errorCode: null };
  if (random.chance(0.15)) {
    return { duration: limit, status: "Timeout", exitCode: null, errorCode: "ExecutionTimeout" };
  }
  const exitCode = random.pick(command.failureExitCodes);
  return { duration, status: "Failed", exitCode, errorCode: "ExecutionExitNoneZero" };
}
