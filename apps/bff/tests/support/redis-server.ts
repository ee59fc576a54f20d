import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";

/** Where `redis-server` is installed; undefined where it is not. */
export const redisProgram = (process.env.PATH ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "redis-server"))
  .find((path) => existsSync(path));

/** Ends the title of tests that take Redis, so that a run says why it left them out. */
export const unlessRedisIsMissing =
  redisProgram === undefined ? " (skipped: redis-server is not installed)" : "";

/** A real Redis that keeps nothing on disk. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** From now on it keeps its connections and answers nothing. */
  stall(): void;
  /** It answers again, first what it was asked meanwhile. */
  resume(): void;
  close(): Promise<void>;
}

export async function startRedis(options: { password?: string; port?: number } = {}): Promise<RedisServer> {
  if (redisProgram === undefined) throw new Error("redis-server is not installed");
  const port = options.port ?? (await freePort());
  const settings = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  if (options.password !== undefined) settings.push("--requirepass", options.password);
  const child = spawn(redisProgram, settings, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  // A test that fails before it closes this must not leave it running.
  function kill(): void {
    child.kill("SIGKILL");
  }
  process.once("exit", kill);
  let output = "";
  for await (const chunk of child.stdout) {
    output += chunk;
    if (output.includes("Ready to accept connections")) break;
  }
  if (child.exitCode !== null) throw new Error(`redis-server ended: ${output}`);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    stall() {
      child.kill("SIGSTOP");
    },
    resume() {
      child.kill("SIGCONT");
    },
    async close() {
      process.off("exit", kill);
      kill();
      await ended;
    },
  };
}

/** redis-server cannot choose a port by itself: 0 means none to it. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
