import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createSimulator, type Simulator, type SimulatorOptions, workday } from "@command-history/simulator";

export const repository = join(import.meta.dirname, "../../..");

const builtBff = join(repository, "apps/bff/dist");

/** The built BFF with the built page, and the simulator behind it, which runs in this process. */
export interface Stack {
  /** Origin of the dashboard. */
  readonly url: string;
  readonly simulator: Simulator;
  /** Where the simulator listens. */
  readonly upstreamUrl: string;
  /** All that the BFF has logged. */
  log(): string;
  close(): Promise<void>;
}

/** The built BFF, in a process of its own. */
export interface BuiltBff {
  /** Where it listens. */
  readonly url: string;
  /** All that it has logged. */
  log(): string;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the pair on free ports, the BFF with `settings` beside those that lead to the simulator. `bffFolder`: where the
 * built BFF is. Throws when something is not built, or when the BFF ends before it listens.
 */
export async function startStack(
  options: SimulatorOptions = {},
  settings: Readonly<Record<string, string>> = {},
  bffFolder = builtBff,
): Promise<Stack> {
  const simulator = createSimulator({ companyClock: workday, ...options });
  const upstream = await simulator.listen();
  const [{ accessKeyId, accessKeySecret }] = simulator.credentials;
  const bff = await startBuiltBff(
    {
      ZENLAYER_ENDPOINT: upstream.url,
      ZENLAYER_ACCESS_KEY_ID: accessKeyId,
      ZENLAYER_ACCESS_KEY_SECRET: accessKeySecret,
      ...settings,
    },
    bffFolder,
  );
  return {
    url: bff.url,
    simulator,
    upstreamUrl: upstream.url,
    log: bff.log,
    async close() {
      await bff.close();
      await simulator.close();
    },
  };
}

/** Starts the BFF with these settings and no others. Throws when it is not built, or ends before it listens. */
export async function startBuiltBff(
  settings: Readonly<Record<string, string>>,
  bffFolder = builtBff,
): Promise<BuiltBff> {
  for (const built of ["apps/bff/dist/main.js", "apps/web/dist/index.html"]) {
    if (!existsSync(join(repository, built))) throw new Error(`${built} is missing. Run: npm run build`);
  }
  const bff = spawn(process.execPath, ["main.js"], {
    // A folder without a developer's .env, and a home without the CLI's credentials.
    cwd: bffFolder,
    env: { PATH: process.env.PATH ?? "", HOME: bffFolder, PORT: "0", ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const exited = once(bff, "exit");
  // Tests that fail or are broken off must not leave it running.
  const killAtExit = () => bff.kill("SIGKILL");
  process.once("exit", killAtExit);

  async function end(signal: NodeJS.Signals): Promise<void> {
    bff.kill(signal);
    await exited;
    process.off("exit", killAtExit);
  }
  return {
    url: await listening(bff, lines),
    log: () => lines.join("\n"),
    kill: () => end("SIGKILL"),
    close: () => end("SIGTERM"),
  };
}

/** Collects what the BFF logs into `lines`; the result is the address that it names. */
function listening(bff: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    if (bff.stdout === null) throw new Error("the BFF was started without a pipe for its log");
    createInterface({ input: bff.stdout }).on("line", (line) => {
      lines.push(line);
      const url = /"url":"(http:[^"]+)"/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
    bff.once("exit", () => reject(new Error(`the BFF ended before it listened:\n${lines.join("\n")}`)));
  });
}
