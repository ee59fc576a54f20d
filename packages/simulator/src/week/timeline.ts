import { handStarted, jobs } from "../commands/catalogue.ts";
import type { Command } from "../commands/command.ts";
import { sites } from "../fleet.ts";
import { createRandom, hash, type Random } from "../random.ts";
import { companyDay, day, hour, minute, second } from "../times.ts";
import type { Invocation } from "./invocation.ts";

/** Why there is an invocation. */
type Plan =
  | { kind: "job"; command: Command; site: string }
  | { kind: "hand"; command: Command }
  | { kind: "special"; invocation: Invocation };

/** Every invocation there is or will be, numbered from the oldest. Holds ten bytes an invocation. */
export interface Timeline {
  /** How many exist at this moment. */
  countAt(now: number): number;
  createdAt(index: number): number;
  planOf(index: number): Plan;
  /** Whether the invocation is newer than the simulator's start. */
  isLive(index: number): boolean;
}

interface Entry {
  createdAt: number;
  plan: Plan;
}

/** A new invocation appears every half a minute, give or take. */
const liveInterval = 30 * second;
const liveJitter = 15 * second;
/** The last moments before the start belong to the invocation that is running then. */
const quietEnd = 10 * second;

const handPlans = handStarted.map((command): Plan => ({ kind: "hand", command }));

export function createTimeline(options: {
  seed: number;
  startedAt: number;
  clockAhead: number;
  size: number;
  specials: readonly Invocation[];
}): Timeline {
  const { seed, startedAt, clockAhead, size } = options;
  const random = createRandom(seed, "timeline");
  const specials = options.specials.map(
    (invocation): Entry => ({ createdAt: invocation.createdAt, plan: { kind: "special", invocation } }),
  );
  const scheduled = thin(jobRuns(startedAt, clockAhead, random), Math.floor(size * 0.45));
  const byHand = Array.from(
    { length: size - specials.length - scheduled.length },
    (): Entry => ({
      createdAt: workingTime(startedAt, clockAhead, random),
      plan: random.pick(handPlans),
    }),
  );
  const entries = [...specials, ...scheduled, ...byHand].sort((a, b) => a.createdAt - b.createdAt);
  const plans = [...new Set(entries.map(({ plan }) => plan))];
  const planNumbers = new Map(plans.map((plan, number) => [plan, number]));
  const times = Float64Array.from(entries, ({ createdAt }) => createdAt);
  const planOfEntry = Uint16Array.from(entries, ({ plan }) => planNumbers.get(plan) ?? 0);

  const liveNumber = (index: number) => index - size + 1;
  const liveTime = (number: number) =>
    startedAt + number * liveInterval + (hash(seed, "live time", number) % liveJitter);

  return {
    countAt(now) {
      if (now < startedAt) return firstAfter(times, now);
      const newest = Math.floor((now - startedAt) / liveInterval);
      return size + (newest > 0 && liveTime(newest) > now ? newest - 1 : newest);
    },
    createdAt: (index) => (index < size ? (times[index] ?? 0) : liveTime(liveNumber(index))),
    planOf(index) {
      const plan = index < size ? plans[planOfEntry[index] ?? 0] : undefined;
      return plan ?? createRandom(seed, "live plan", index).pick(handPlans);
    },
    isLive: (index) => index >= size,
  };
}

/** All runs of the jobs in the week before the start. */
function jobRuns(startedAt: number, clockAhead: number, random: Random): Entry[] {
  const today = companyDay(startedAt, clockAhead);
  const plans = jobs.flatMap(({ command, hours, minute: atMinute }) =>
    hours.flatMap((atHour) =>
      sites.map((site) => ({ command, site, time: atHour * hour + atMinute * minute })),
    ),
  );
  const jobPlans = new Map<string, Plan>();
  const planFor = (command: Command, site: string): Plan => {
    const key = `${command.id} ${site}`;
    const plan = jobPlans.get(key) ?? { kind: "job", command, site };
    jobPlans.set(key, plan);
    return plan;
  };
  return Array.from({ length: 8 }, (_, daysAgo) => today - daysAgo * day)
    .flatMap((midnight) =>
      plans.map(({ command, site, time }) => ({
        createdAt: midnight + time + random.int(0, 20 * second),
        plan: planFor(command, site),
      })),
    )
    .filter(({ createdAt }) => createdAt > startedAt - 7 * day && createdAt < startedAt - quietEnd);
}

/** At most `count` of them, the newest: a small history is a short one. */
function thin(entries: Entry[], count: number): Entry[] {
  return entries.toSorted((a, b) => b.createdAt - a.createdAt).slice(0, count);
}

/** A time of the week before the start at which somebody is likely to work. */
function workingTime(startedAt: number, clockAhead: number, random: Random): number {
  while (true) {
    const time = startedAt - quietEnd - random.next() * (7 * day - quietEnd);
    const at = new Date(time + clockAhead);
    const weekend = at.getUTCDay() % 6 === 0;
    const atWork = at.getUTCHours() >= 6 && at.getUTCHours() < 19;
    if (random.chance((weekend ? 0.25 : 1) * (atWork ? 1 : 0.15))) return time;
  }
}

function firstAfter(times: Float64Array, now: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}
