import type { Command } from "../commands/command.ts";
import { createFleet, type Fleet, type Instance } from "../fleet.ts";
import type { InvocationSource } from "../invocation-source.ts";
import { createOpaqueIds, oddEndings } from "../opaque-id.ts";
import { createRandom } from "../random.ts";
import { companyDay, hour, naiveTime, second } from "../times.ts";
import { wellKnown } from "../well-known.ts";
import { type Chunk, invocationJson } from "../wire.ts";
import type { Invocation, Task } from "./invocation.ts";
import { decideTasks, fair, type Pace, type Weather, weatherOf } from "./outcomes.ts";
import { handPicked, handPickedCount, platformOf, wholeSite } from "./participants.ts";
import { createSpecials } from "./specials.ts";
import { type Course, courseOf, instanceResult, statusAt } from "./state.ts";
import { createTimeline } from "./timeline.ts";

export interface WeekOptions {
  seed: number;
  /** The moment that the week ends at and that live invocations begin after. */
  startedAt: number;
  /** How many milliseconds the company's clock is ahead of UTC: its nights and weekends are by that clock. */
  clockAhead: number;
  invocations: number;
  instances: number;
}

/** The command scripts were changed that long before the start, and the backups since then have failed. */
const revisedAgo = 24 * hour;

/**
 * The history of a fleet. Everything in it follows from the options and the clock: nothing is kept but when each
 * invocation was created, why, and how it ends.
 */
export function createWeek(options: WeekOptions): { fleet: Fleet; at(now: number): InvocationSource } {
  const { seed, startedAt, clockAhead } = options;
  const fleet = createFleet(seed, options.instances, startedAt);
  const timeline = createTimeline({
    seed,
    startedAt,
    clockAhead,
    size: options.invocations,
    specials: createSpecials(fleet, startedAt),
  });
  const specialIndexes = new Map<string, number>();
  for (let index = 0; index < options.invocations; index++) {
    const special = specialAt(index);
    if (special !== undefined) specialIndexes.set(special.id, index);
  }
  const ids = createOpaqueIds("inv-", seed);
  const courses = new Map<number, Course>();

  function specialAt(index: number): Invocation | undefined {
    const plan = timeline.planOf(index);
    return plan.kind === "special" ? plan.invocation : undefined;
  }

  function idAt(index: number): string {
    const ending = index % 97 === 13 ? oddEndings[Math.floor(index / 97) % oddEndings.length] : undefined;
    return specialAt(index)?.id ?? ids.encode(index) + (ending ?? "");
  }

  function indexOf(id: string): number | undefined {
    const index = specialIndexes.get(id) ?? ids.decode(id.slice(0, "inv-".length + 16));
    return index !== undefined && idAt(index) === id ? index : undefined;
  }

  function commandAt(index: number): Command {
    const plan = timeline.planOf(index);
    return plan.kind === "special" ? plan.invocation.command : plan.command;
  }

  function instancesAt(index: number): readonly Instance[] {
    const special = specialAt(index);
    if (special !== undefined) return special.tasks.map(({ instance }) => instance);
    const random = createRandom(seed, "participants", index);
    const plan = timeline.planOf(index);
    const platform = platformOf(commandAt(index));
    const createdAt = timeline.createdAt(index);
    if (plan.kind === "job") return wholeSite(fleet, platform, plan.site, createdAt, random);
    const count = timeline.isLive(index) ? random.int(3, 40) : handPickedCount(random);
    return handPicked(fleet, platform, count, createdAt, random);
  }

  function tasksAt(index: number): readonly Task[] {
    const special = specialAt(index);
    if (special !== undefined) return special.tasks;
    const random = createRandom(seed, "tasks", index);
    const command = commandAt(index);
    const instances = instancesAt(index);
    const createdAt = timeline.createdAt(index);
    const pace = timeline.isLive(index)
      ? livePace(random.next(), instances.length)
      : usualPace(random.next());
    const weather =
      command.id === wellKnown.nightlyBackupCommandId
        ? backupWeather(createdAt)
        : weatherOf(random, instances);
    const today = companyDay(startedAt, clockAhead);
    return decideTasks(random, command, instances, { createdAt, today, weather, pace });
  }

  /** Last night all backups failed, and in the nights before hardly any: whoever compares the two finds what broke. */
  function backupWeather(createdAt: number): Weather {
    return startedAt - createdAt < revisedAgo ? broken : fair;
  }

  function courseAt(index: number): Course {
    const course = courses.get(index) ?? courseOf(tasksAt(index));
    courses.set(index, course);
    return course;
  }

  function scriptAt(index: number): string {
    const { revisions } = commandAt(index);
    const old = timeline.createdAt(index) < startedAt - revisedAgo;
    return (old ? revisions[0] : revisions.at(-1)) ?? "";
  }

  function* jsonAt(index: number, now: number): Generator<Chunk> {
    const command = commandAt(index);
    const createdAt = timeline.createdAt(index);
    const invocation: Invocation = { id: idAt(index), command, createdAt, tasks: tasksAt(index) };
    const fields = {
      invocationId: invocation.id,
      commandId: command.id,
      commandName: command.name,
      commandType: command.type,
      content: scriptAt(index),
      timeout: command.timeoutSeconds,
      createTime: naiveTime(createdAt),
      invocationStatus: statusAt(courseOf(invocation.tasks), now),
    };
    yield* invocationJson(fields, results(invocation, now));
  }

  return {
    fleet,
    at(now) {
      const size = timeline.countAt(now);
      const indexAt = (position: number) => size - 1 - position;
      return {
        size,
        positionOf(id) {
          const index = indexOf(id);
          return index === undefined || index >= size ? undefined : size - 1 - index;
        },
        commandIdAt: (position) => commandAt(indexAt(position)).id,
        statusAt: (position) => statusAt(courseAt(indexAt(position)), now),
        ranOnAny: (position, wanted) => instancesAt(indexAt(position)).some(({ id }) => wanted.has(id)),
        jsonAt: (position) => jsonAt(indexAt(position), now),
      };
    },
  };
}

function* results(invocation: Invocation, now: number) {
  for (const task of invocation.tasks) yield instanceResult(invocation, task, now);
}

const broken: Weather = { failing: 1, badSite: undefined };

function usualPace(share: number): Pace {
  return { delay: (0.5 + share * 4) * second, step: 40 + share * 160 };
}

/** Live invocations take their time, so that there is always one to watch. */
function livePace(share: number, instances: number): Pace {
  return { delay: (6 + share * 9) * second, step: (60 * second) / instances };
}
