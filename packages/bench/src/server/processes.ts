import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { repository } from "../performance-page.ts";

/** A program in a process of its own, so that its memory and its time are nobody else's. */
export interface Program {
  readonly child: ChildProcess;
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the stand-in for the upstream. `env` is what points a server at it. */
export async function startUpstream(): Promise<Program & { env: Record<string, string> }> {
  const main = join(repository, "packages/simulator/src/main.ts");
  const env: Record<string, string> = {};
  const program = await start(["--import", "tsx", main, "--port", "0"], {}, (line) => {
    const [, name = "", value = ""] = /^export (ZENLAYER_\w+)=(.+)$/.exec(line) ?? [];
    env[name] = value;
    return name === "ZENLAYER_ACCESS_KEY_SECRET" ? env.ZENLAYER_ENDPOINT : undefined;
  });
  return { ...program, env };
}

/** One who asks all the time, which is what these measure, would be held up. */
const withoutRateLimits = { RATE_LIMIT_PER_ADDRESS: "0", RATE_LIMIT_PER_USER: "0", RATE_LIMIT_COSTLY: "0" };

/** Starts the built BFF in front of it. */
export function startServer(env: Record<string, string>): Promise<Program> {
  const main = join(repository, "apps/bff/dist/main.js");
  return start(
    [main],
    { PORT: "0", ...withoutRateLimits, ...env },
    (line) => /"url":"([^"]+)"/.exec(line)?.[1],
  );
}

async function start(
  args: readonly string[],
  env: Record<string, string>,
  urlIn: (line: string) => string | undefined,
): Promise<Program> {
  const child = spawn(process.execPath, args, {
    cwd: join(repository, "packages/bench"),
    env: { PATH: process.env.PATH ?? "", HOME: join(repository, ".cache"), ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = urlIn(line);
      if (found !== undefined) resolve(found);
    });
    exited.then(() => reject(new Error(`${args.at(-1)} ended before it listened`)), reject);
  });
  return {
    child,
    url,
    async stop() {
      child.kill();
      await exited;
    },
  };
}

/** The most memory that a process has held so far, in bytes. Linux only. */
export function peakBytes({ pid }: ChildProcess): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) * 1024;
}

/** Processor time that a process has used so far, in milliseconds. Linux only: clock ticks there are 10 ms. */
export function processorMs({ pid }: ChildProcess): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1) ?? "";
  const fields = afterName.split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
