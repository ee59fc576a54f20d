import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";

/** A program takes a while to start on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const program = join(import.meta.dirname, "../src/main.ts");

function run(...options: readonly string[]) {
  return spawnSync(process.execPath, ["--import", "tsx", program, ...options], { encoding: "utf8" });
}

describe("the simulator on the command line", () => {
  it("asked for help says how it is started, and starts nothing", () => {
    const { status, stdout, stderr } = run("--help");
    expect(stdout).toContain("npm run simulator -- [--port N]");
    for (const told of [
      /--port N .*8090/,
      /--invocations N .*5,000/,
      /--instances N .*240/,
      /--seed N .* 1 /,
      /--company-clock TIME\n.*2025-11-19T14:40:00Z/,
      /fault-500.*bulk-20x/,
      /packages\/simulator\/README\.md/,
    ])
      expect(stdout).toMatch(told);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("refuses an option that it does not know, with how it is started", () => {
    const { status, stderr } = run("--ports", "1");
    expect(stderr).toMatch(/^Unknown option '--ports'.*\nnpm run simulator/s);
    expect(status).toBe(2);
  });

  it.each(["noon", "noon 1", "2025-11-19T14:40:00", "2025-02-30T00:00:00Z"])(
    "refuses %s as the company's clock, and says how a time is written",
    (clock) => {
      const { status, stderr } = run("--company-clock", clock);
      expect(stderr).toMatch(
        /^--company-clock must be a time such as 2025-11-19T14:40:00Z\nnpm run simulator/,
      );
      expect(status).toBe(2);
    },
  );
});
