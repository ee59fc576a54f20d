import { describe, expect, it } from "vitest";
import { createFleet, smallestFleet } from "../fleet.ts";
import { createRandom } from "../random.ts";
import { day, hour, minute } from "../times.ts";
import { nginxStatus } from "./services.ts";

const startedAt = Date.UTC(2025, 10, 30, 0, 20, 5);
const [instance] = createFleet(1, smallestFleet, startedAt).instances;
const seeds = Array.from({ length: 50 }, (_, seed) => seed);

function statusOf(seed: number, exitCode: number): string {
  if (instance === undefined) throw new Error("A fleet has instances.");
  return nginxStatus({ random: createRandom(seed), instance, startedAt, exitCode }).stdout;
}

/** When systemd says that the state began, and how long ago that is in its words. */
function since(status: string): { began: number; ago: string } {
  const found = / since \w{3} (\S+) (\S+) UTC; (.+) ago/.exec(status);
  return { began: Date.parse(`${found?.[1]}T${found?.[2]}Z`), ago: found?.[3] ?? "" };
}

describe("the status of a service", () => {
  it.each(seeds)("dates a failure by as many minutes before the run as it says (seed %i)", (seed) => {
    const status = statusOf(seed, 3);
    const { began, ago } = since(status);
    expect(`${(startedAt - began) / minute}min`).toBe(ago);
    expect(startedAt - began).toBeLessThan(hour);
    const [, date, clock] = /-(\d\d)T([\d:]{8})/.exec(new Date(began).toISOString()) ?? [];
    expect(status).toContain(`\nNov ${date} ${clock} ${instance?.name} nginx[`);
  });

  it.each(seeds)("dates a start by as many whole days before the run as it says (seed %i)", (seed) => {
    const { began, ago } = since(statusOf(seed, 0));
    expect(`${Math.floor((startedAt - began) / day)} days`).toBe(ago);
    expect(startedAt - began).toBeLessThan(7 * day);
  });
});
