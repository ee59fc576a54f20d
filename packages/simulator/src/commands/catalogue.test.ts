import { describe, expect, it } from "vitest";
import { createFleet } from "../fleet.ts";
import type { Streams } from "../outputs/run.ts";
import { createRandom } from "../random.ts";
import { handStarted, jobs } from "./catalogue.ts";
import type { Command } from "./command.ts";

const startedAt = Date.UTC(2025, 10, 20, 2, 0, 5);
const commands = [...new Set([...handStarted, ...jobs.map(({ command }) => command)])];
const { instances } = createFleet(1, 40, startedAt);

function write(command: Command, instanceNumber: number, exitCode: number): Streams {
  const instance = instances[instanceNumber];
  if (instance === undefined) throw new RangeError(`there is no instance ${instanceNumber}`);
  return command.write({
    random: createRandom(command.id, instanceNumber, exitCode),
    instance,
    startedAt,
    exitCode,
  });
}

function successes(): Streams[] {
  return commands.flatMap((command) => Array.from(instances.keys(), (number) => write(command, number, 0)));
}

describe("the commands", () => {
  it("have an ID and a name each", () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  });

  it("keep to the limits of the API", () => {
    for (const { name, timeoutSeconds, typicalSeconds, revisions } of commands) {
      expect(name.length).toBeLessThanOrEqual(64);
      expect(timeoutSeconds).toBeGreaterThanOrEqual(1);
      expect(timeoutSeconds).toBeLessThanOrEqual(60);
      expect(typicalSeconds).toBeLessThan(timeoutSeconds);
      for (const revision of revisions) expect(revision.length).toBeLessThanOrEqual(4096);
    }
  });

  it.each(commands)("print the same for the same run, and say why they fail: $name", (command) => {
    expect(write(command, 3, 0)).toEqual(write(command, 3, 0));
    for (const exitCode of command.failureExitCodes) {
      const { stdout, stderr } = write(command, 3, exitCode);
      expect(`${stdout}${stderr}`).toMatch(/\S/);
      expect({ stdout, stderr }).not.toEqual(write(command, 3, 0));
    }
  });

  it.each([
    ["nothing at all", ({ stdout, stderr }: Streams) => stdout === "" && stderr === ""],
    ["stderr alone, with exit code 0", ({ stdout, stderr }: Streams) => stdout === "" && stderr !== ""],
    ["text without a last line break", ({ stdout }: Streams) => /[^\n]$/.test(stdout)],
    ["lines redrawn with carriage returns", ({ stderr }: Streams) => /\r[^\n]/.test(stderr)],
    ["lines erased and redrawn", ({ stdout }: Streams) => stdout.includes("\r\u001b[2K")],
    ["colours", ({ stdout }: Streams) => stdout.includes("\u001b[0;1;32m")],
    ["Windows line breaks", ({ stdout }: Streams) => stdout.includes("\r\n")],
    ["Chinese", ({ stdout }: Streams) => /\p{Script=Han}/u.test(stdout)],
    ["JSON lines", ({ stdout }: Streams) => stdout.startsWith('{"')],
  ])("print, some of them, %s", (_, has) => {
    expect(successes().filter(has).length).toBeGreaterThan(0);
  });
});
