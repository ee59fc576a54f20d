import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The BFF as a process of its own. */
export interface BffProcess {
  readonly child: ChildProcess;
  /** Where it listens; rejects when it ends before it does. */
  readonly url: Promise<string>;
  /** All that it has written to stdout and stderr. */
  output(): string;
  /** The exit code; null when a signal ended it. */
  exited(): Promise<number | null>;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Bundles the BFF as for production, into a folder with this name. Returns what to give to Node to run it. */
export function buildBff(name: string): readonly string[] {
  const folder = join(root, ".cache", name);
  const build = ["--import", import.meta.resolve("tsx"), join(root, "build.ts"), folder];
  execFileSync(process.execPath, build, { stdio: "inherit" });
  return [join(folder, "main.js")];
}

let built: readonly string[] | undefined;

/**
 * The bundle for tests that only run it, made once for all of a worker: without a compiler at run time it starts soon, and
 * its memory is its own.
 */
export function builtBff(): readonly string[] {
  built ??= buildBff(`worker-${process.env.VITEST_POOL_ID}`);
  return built;
}

/** Runs in `cwd` with no more environment than is given here. `program`: what to give to Node. */
export function startBffProcess(
  env: Record<string, string>,
  cwd: string,
  program: readonly string[] = builtBff(),
): BffProcess {
  const child = spawn(process.execPath, program, {
    cwd,
    env: { PATH: process.env.PATH ?? "", HOME: cwd, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const exit = once(child, "close");
  const url = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      output += `${line}\n`;
      const found = /"url":"([^"]+)"/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    exit.then(() => reject(new Error(`the BFF ended before it listened:\n${output}`)), reject);
  });
  // Nobody has to wait for it: a test can be about the ending.
  url.catch(() => undefined);
  return {
    child,
    url,
    output: () => output,
    async exited() {
      const [code] = await exit;
      return code;
    },
  };
}

/** The most memory that a process has held so far, in MB. Linux only. */
export function peakMegabytes({ pid }: ChildProcess): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}
