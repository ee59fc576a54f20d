import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFleet, smallestFleet } from "./fleet.ts";

const startedAt = Date.UTC(2025, 10, 20, 9, 30);
const size = fc.integer({ min: smallestFleet, max: 600 });

describe("a fleet", () => {
  it("has one ID and one name an instance", () => {
    fc.assert(
      fc.property(fc.integer(), size, (seed, count) => {
        const { instances } = createFleet(seed, count, startedAt);
        expect(instances).toHaveLength(count);
        expect(new Set(instances.map(({ id }) => id)).size).toBe(count);
        expect(new Set(instances.map(({ name }) => name)).size).toBe(count);
      }),
    );
  });

  it("grows at the end, so that a smaller one has the same instances", () => {
    fc.assert(
      fc.property(fc.integer(), size, (seed, count) => {
        const larger = createFleet(seed, count + 10, startedAt).instances;
        expect(createFleet(seed, count, startedAt).instances).toEqual(larger.slice(0, count));
      }),
    );
  });

  it("has both platforms in every site, however small", () => {
    const fleet = createFleet(1, smallestFleet, startedAt);
    for (const { site } of fleet.instances) {
      expect(fleet.pool("linux", site)).not.toHaveLength(0);
      expect(fleet.pool("windows", site)).not.toHaveLength(0);
    }
  });

  it("has 200 Linux instances by default, some of them gone by the start", () => {
    const { instances, pool } = createFleet(1, 240, startedAt);
    expect(pool("linux", undefined).length).toBeGreaterThanOrEqual(200);
    const gone = instances.filter(({ goneAt }) => goneAt !== undefined);
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.every(({ goneAt = 0 }) => goneAt < startedAt)).toBe(true);
  });
});
