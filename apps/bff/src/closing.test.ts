import { expect, it } from "vitest";
import { closeParts } from "./closing.ts";
import { createLogger } from "./logger.ts";

it("closes each part whatever becomes of the others, and names those that did not close", async () => {
  const lines: string[] = [];
  const logger = createLogger("info", { write: (line) => void lines.push(line) });
  const closed: string[] = [];
  const parts = {
    failing: async () => {
      throw new Error("it failed");
    },
    throwing: () => {
      throw new Error("it threw");
    },
    hanging: () => new Promise(() => undefined),
    sound: async () => void closed.push("sound"),
  };
  expect(await closeParts(parts, 20, logger)).toEqual(["failing", "throwing", "hanging"]);
  expect(closed).toEqual(["sound"]);
  expect(lines.map((line) => JSON.parse(line).err.message).sort()).toEqual([
    "it did not close in time",
    "it failed",
    "it threw",
  ]);
});

it("waits for no time that nothing needs", async () => {
  expect(await closeParts({ sound: () => undefined }, 2 ** 31 - 1, createLogger("silent"))).toEqual([]);
});
