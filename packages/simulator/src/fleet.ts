import { oddEndings } from "./opaque-id.ts";
import { createRandom } from "./random.ts";
import { day } from "./times.ts";

export type Platform = "linux" | "windows";

export interface Instance {
  id: string;
  name: string;
  site: string;
  platform: Platform;
  /** Its private IPv4 address. */
  address: string;
  /** When it was deleted, if it was. Its invocations stay in the history. */
  goneAt: number | undefined;
}

export interface Fleet {
  instances: readonly Instance[];
  /** The instances of one platform, in one site or (undefined) in all. */
  pool(platform: Platform, site: string | undefined): readonly Instance[];
}

export const sites = ["ams", "fra", "sin", "hkg", "lax", "sao", "tyo", "dxb"] as const;

/** What stands in a site: of ten instances six are at the edge, one runs Windows. */
const roles = ["edge", "win", "edge", "web", "edge", "db", "edge", "edge", "cache", "edge"] as const;

/** Fewer would leave sites without an instance of either platform. */
export const smallestFleet = 2 * sites.length;

/** The instances of an account. Equal seeds give equal fleets, of which a smaller one is the beginning of a larger. */
export function createFleet(seed: number, size: number, startedAt: number): Fleet {
  const counters = new Map<string, number>();
  const instances = Array.from({ length: size }, (_, index) => {
    const random = createRandom(seed, "instance", index);
    const site = sites[index % sites.length] ?? sites[0];
    const role = roles[Math.floor(index / sites.length) % roles.length] ?? roles[0];
    const group = `${role === "cache" && site === "hkg" ? "缓存" : role}-${site}`;
    const number = (counters.get(group) ?? 0) + 1;
    counters.set(group, number);
    return {
      id: instanceId(random.int(10_000, 99_999), index),
      name: `${group}-${String(number).padStart(3, "0")}`,
      site,
      platform: role === "win" ? ("windows" as const) : ("linux" as const),
      address: `10.${20 + (index % sites.length)}.${Math.floor(index / 250) % 250}.${10 + (index % 240)}`,
      goneAt: random.chance(0.05) ? startedAt - random.next() * 6 * day : undefined,
    };
  });
  const pools = new Map<string, Instance[]>();
  for (const instance of instances) {
    for (const key of [instance.platform, `${instance.platform} ${instance.site}`]) {
      pools.set(key, [...(pools.get(key) ?? []), instance]);
    }
  }
  return {
    instances,
    pool: (platform, site) => pools.get(site === undefined ? platform : `${platform} ${site}`) ?? [],
  };
}

/** Nineteen digits as the upstream's sister products give out, unique by `index`; every sixtieth ends oddly. */
function instanceId(salt: number, index: number): string {
  const digits = `159${salt}${String(index * 7919 + 10_000_000_019)}`;
  return index % 60 === 37 ? digits + (oddEndings[Math.floor(index / 60) % oddEndings.length] ?? "") : digits;
}
