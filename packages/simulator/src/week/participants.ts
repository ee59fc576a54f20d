import type { Command } from "../commands/command.ts";
import type { Fleet, Instance, Platform } from "../fleet.ts";
import type { Random } from "../random.ts";

/** The API reference: a command runs on at most 200 instances. */
export const mostInstances = 200;

export function platformOf(command: Command): Platform {
  return command.type === "SHELL" ? "linux" : "windows";
}

/** Everything in a site. What is gone is mostly taken off the job's list, and sometimes forgotten on it. */
export function wholeSite(
  fleet: Fleet,
  platform: Platform,
  site: string,
  createdAt: number,
  random: Random,
): Instance[] {
  return present(fleet.pool(platform, site), createdAt, random).slice(0, mostInstances);
}

/** What somebody chose: often one instance, sometimes a few, seldom all; mostly of one site. */
export function handPicked(
  fleet: Fleet,
  platform: Platform,
  count: number,
  createdAt: number,
  random: Random,
): Instance[] {
  const all = fleet.pool(platform, undefined);
  const site = fleet.pool(platform, random.pick(all).site);
  const pool = count <= site.length && random.chance(0.6) ? site : all;
  const picked = random.sample(present(pool, createdAt, random), Math.min(count, mostInstances));
  const stranger = fleet.pool(platform === "linux" ? "windows" : "linux", undefined);
  return random.chance(0.01) ? [random.pick(stranger), ...picked.slice(1)] : picked;
}

export function handPickedCount(random: Random): number {
  const share = random.next();
  if (share < 0.42) return 1;
  if (share < 0.7) return random.int(2, 5);
  if (share < 0.9) return random.int(6, 20);
  if (share < 0.98) return random.int(21, 60);
  return random.int(61, mostInstances);
}

function present(pool: readonly Instance[], createdAt: number, random: Random): readonly Instance[] {
  const kept = pool.filter(({ goneAt }) => goneAt === undefined || createdAt < goneAt || random.chance(0.04));
  return kept.length === 0 ? pool : kept;
}
