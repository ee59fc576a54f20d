import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { repository } from "./performance-page.ts";

/** A program in a process of its own, so that its memory and its time are nobody else's. */
export interface Program {
  readonly child: ChildProcess;
  readonly url: string;
  stop(): Promise<void>;
}

/** How a program is started. `urlIn` finds the address that it listens on in a line that it prints. */
export interface ProgramStart {
  readonly command?: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  urlIn(line: string): string | undefined;
}

/** Starts a program, by default of Node.js, and waits until it listens. */
export async function startProgram({ command, args, env, urlIn }: ProgramStart): Promise<Program> {
  const child = spawn(command ?? process.execPath, args, {
    cwd: join(repository, "packages/bench"),
    env: {
      PATH: process.env.PATH ?? "",
      HOME: join(repository, ".cache"),
      NODE_ENV: "production",
      ...env,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  // A bench that breaks off leaves nothing running.
  const kill = () => child.kill();
  process.once("exit", kill);
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    lines.on("line", (line) => {
      const found = urlIn(line);
      if (found !== undefined) resolve(found);
    });
    exited.then(() => reject(new Error(`${args.at(-1)} ended before it listened`)), reject);
  });
  // What it prints from now on is of no interest, and reading it line by line would take time from the others.
  lines.close();
  child.stdout.resume();
  return {
    child,
    url,
    async stop() {
      process.off("exit", kill);
      child.kill();
      await exited;
    },
  };
}

/** The most memory that a process has held so far, in bytes. Linux only. */
export function peakBytes(child: ChildProcess): number {
  return statusBytes(child, "VmHWM");
}

/** The memory that a process holds now, in bytes. Linux only. */
export function heldBytes(child: ChildProcess): number {
  return statusBytes(child, "VmRSS");
}

function statusBytes({ pid }: ChildProcess, name: string): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) * 1024;
}

/** Processor time that a process has used so far, in milliseconds. Linux only: clock ticks there are 10 ms. */
export function processorMs({ pid }: ChildProcess): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1) ?? "";
  const fields = afterName.split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
