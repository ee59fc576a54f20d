import type { Command } from "../commands/command.ts";
import { accessLogDump, chineseCacheCleanUp, deploy } from "../commands/linux-delivery.ts";
import { settingsReport } from "../commands/linux-settings.ts";
import { diskUsageReport } from "../commands/linux-upkeep.ts";
import type { Fleet, Instance } from "../fleet.ts";
import { diskUsageOnNfs, diskUsageReadOnly, diskUsageWithoutDf } from "../outputs/disk.ts";
import { attacks, hostileScript } from "../outputs/hostile.ts";
import { accessLog } from "../outputs/programs.ts";
import type { Run } from "../outputs/run.ts";
import { createRandom } from "../random.ts";
import { hour, minute, second } from "../times.ts";
import { wellKnown } from "../well-known.ts";
import type { Invocation, Task } from "./invocation.ts";
import { mostInstances } from "./participants.ts";

/** Invocations that exist whatever the seed, under the IDs of `wellKnown`. */
export function createSpecials(fleet: Fleet, startedAt: number): readonly Invocation[] {
  return [
    mixed(fleet, startedAt - 47 * minute),
    odd(fleet, startedAt - 95 * minute),
    hostile(startedAt - 3 * hour),
    largeLog(fleet, startedAt - 5 * hour),
    settings(fleet, startedAt - 71 * minute),
    running(fleet, startedAt - 5 * second),
  ];
}

/** The odd ones stand in between, so that nobody finds them by scrolling to an end. */
function mixed(fleet: Fleet, createdAt: number): Invocation {
  const instances = fleet.pool("linux", undefined).slice(0, mostInstances);
  const kinds: readonly Partial<Task>[] = [
    ...Array.from({ length: 9 }, () => ({ write: diskUsageOnNfs })),
    ...Array.from({ length: 4 }, () => failure(diskUsageReadOnly, 1)),
    failure(diskUsageWithoutDf, 127),
    {
      status: "Timeout",
      exitCode: null,
      errorCode: "ExecutionTimeout",
      write: () => ({ stdout: "", stderr: "" }),
    },
  ];
  const order = createRandom("mixed").sample([...instances.keys()], kinds.length);
  const tasks = instances.map((instance, index) => {
    const kind = kinds[order.indexOf(index)];
    const limit = diskUsageReport.timeoutSeconds * second;
    return {
      ...success(diskUsageReport, instance, createdAt + second + index * 60),
      ...kind,
      ...(kind?.status === "Timeout" ? { endsAt: createdAt + second + index * 60 + limit } : {}),
    };
  });
  return { id: wellKnown.mixedInvocationId, command: diskUsageReport, createdAt, tasks };
}

function odd(fleet: Fleet, createdAt: number): Invocation {
  const [first] = fleet.pool("linux", undefined);
  const instance: Instance = {
    id: wellKnown.oddInstanceId,
    name: "cache/hkg 100% ☕",
    site: "hkg",
    platform: "linux",
    address: first?.address ?? "10.0.0.10",
    goneAt: undefined,
  };
  const task = success(chineseCacheCleanUp, instance, createdAt + 2 * second);
  return { id: wellKnown.oddInvocationId, command: chineseCacheCleanUp, createdAt, tasks: [task] };
}

function hostile(createdAt: number): Invocation {
  const command: Command = {
    id: "cmd-<b>0</b>",
    name: "<img src=x onerror=alert(1)> \u202ehsab",
    type: "SHELL",
    timeoutSeconds: 30,
    typicalSeconds: 1,
    failureExitCodes: [1],
    revisions: [hostileScript],
    write: () => ({ stdout: "", stderr: "" }),
  };
  const tasks = attacks.map(({ instanceName, streams }, index): Task => {
    const instance: Instance = {
      id: `ins-hostile-${index}`,
      name: instanceName,
      site: "ams",
      platform: "linux",
      address: "10.66.6.6",
      goneAt: undefined,
    };
    const task = success(command, instance, createdAt + second);
    return { ...task, ...(index % 3 === 0 ? failure(command.write, 1) : {}), write: () => streams };
  });
  return { id: wellKnown.hostileInvocationId, command, createdAt, tasks };
}

function largeLog(fleet: Fleet, createdAt: number): Invocation {
  const tasks = fleet
    .pool("linux", undefined)
    .slice(0, 3)
    .map((instance, index) => ({
      ...success(accessLogDump, instance, createdAt + second),
      ...(index === 0 ? { write: (run: Run) => accessLog(run, 52_000) } : {}),
    }));
  return { id: wellKnown.largeLogInvocationId, command: accessLogDump, createdAt, tasks };
}

function settings(fleet: Fleet, createdAt: number): Invocation {
  const tasks = fleet
    .pool("linux", undefined)
    .slice(0, 6)
    .map((instance) => success(settingsReport, instance, createdAt + second));
  return { id: wellKnown.secretsInvocationId, command: settingsReport, createdAt, tasks };
}

function running(fleet: Fleet, createdAt: number): Invocation {
  const tasks = fleet
    .pool("linux", undefined)
    .slice(0, 24)
    .map((instance, index) => {
      const task = success(deploy, instance, createdAt + 7 * second + index * 4 * second);
      return index % 9 === 4 ? { ...task, ...failure(deploy.write, 1) } : task;
    });
  return { id: wellKnown.runningInvocationId, command: deploy, createdAt, tasks };
}

function success(command: Command, instance: Instance, startsAt: number): Task {
  const endsAt = startsAt + command.typicalSeconds * second;
  return {
    instance,
    startsAt,
    endsAt,
    status: "Success",
    exitCode: 0,
    errorCode: null,
    write: command.write,
  };
}

function failure(write: Task["write"], exitCode: number) {
  return { status: "Failed", exitCode, errorCode: "ExecutionExitNoneZero", write } as const;
}
