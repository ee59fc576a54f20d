import type { Command } from "./command.ts";
import * as delivery from "./linux-delivery.ts";
import * as upkeep from "./linux-upkeep.ts";
import * as windows from "./windows.ts";

/** A command that runs by itself, at each of these UTC hours, once a site. */
export interface Job {
  command: Command;
  hours: readonly number[];
  minute: number;
}

export const jobs: readonly Job[] = [
  { command: upkeep.logRotation, hours: [0], minute: 30 },
  { command: upkeep.nightlyBackup, hours: [2], minute: 0 },
  { command: windows.windowsUpdateScan, hours: [3], minute: 30 },
  { command: upkeep.packageUpdates, hours: [3], minute: 15 },
  { command: windows.temporaryFilesCleanUp, hours: [4], minute: 45 },
  { command: upkeep.diskUsageReport, hours: [1, 7, 13, 19], minute: 10 },
  { command: upkeep.healthReport, hours: [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22], minute: 5 },
];

/** What people start by hand, the usual things more often than the rare ones. */
export const handStarted: readonly Command[] = [
  ...weighted(6, upkeep.nginxReport, upkeep.journalReport, delivery.gatewayPing, delivery.deploy),
  ...weighted(4, delivery.configSync, delivery.versionReport, upkeep.healthReport, windows.windowsServices),
  ...weighted(
    3,
    delivery.releaseDownload,
    delivery.cacheWarmUp,
    upkeep.diskUsageReport,
    windows.windowsDisks,
  ),
  ...weighted(2, delivery.chineseCacheCleanUp, delivery.accessLogDump, upkeep.packageUpdates),
  ...weighted(1, delivery.schemaMigration, windows.webServerRestart, windows.temporaryFilesCleanUp),
];

function weighted(weight: number, ...commands: readonly Command[]): Command[] {
  return commands.flatMap((command) => Array.from({ length: weight }, () => command));
}
