import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createSimulator, type Simulator, type SimulatorOptions } from "@command-history/simulator";

export const repository = join(import.meta.dirname, "../../..");

const bffFolder = join(repository, "apps/bff/dist");

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

/**
 * Starts the pair on free ports, the BFF with `settings` beside those that lead to the simulator. Throws when something
 * is not built, or when the BFF ends before it listens.
 */
export async function startStack(
  options: SimulatorOptions = {},
  settings: Readonly<Record<string, string>> = {},
): Promise<Stack> {
  for (const built of ["apps/bff/dist/main.js", "apps/web/dist/index.html"]) {
    if (!existsSync(join(repository, built))) throw new Error(`${built} is missing. Run: npm run build`);
  }
  const simulator = createSimulator(options);
  const upstream = await simulator.listen();
  const [{ accessKeyId, accessKeySecret }] = simulator.credentials;
  const bff = spawn(process.execPath, ["main.js"], {
    // A folder without a developer's .env, and a home without the CLI's credentials.
    cwd: bffFolder,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: bffFolder,
      PORT: "0",
      ZENLAYER_ENDPOINT: upstream.url,
      ZENLAYER_ACCESS_KEY_ID: accessKeyId,
      ZENLAYER_ACCESS_KEY_SECRET: accessKeySecret,
      ...settings,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const exited = once(bff, "exit");
  return {
    url: await listening(bff, lines),
    simulator,
    upstreamUrl: upstream.url,
    log: () => lines.join("\n"),
    async close() {
      bff.kill();
      await exited;
      await simulator.close();
    },
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
