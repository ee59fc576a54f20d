import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { type Config, ConfigError, type Secrets } from "./config/config.ts";
import { demoProfile, loadConfig } from "./config/load-config.ts";
import { createContext } from "./context.ts";
import { createLogger } from "./http/logger.ts";
import { startServer } from "./server.ts";

/** How long running requests may take to end once the process is told to stop. */
const graceMs = 10_000;

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const loaded = loadConfig(process.env, homedir());
  const logger = createLogger(loaded.config.logLevel, await prettyOnTerminal());
  for (const warning of loaded.warnings) logger.warn(warning);

  const demo = loaded.config.demo ? await startDemo(loaded.config) : undefined;
  const { config, secrets } = demo ?? loaded;
  const server = await startServer(createContext(config, secrets, { logger }));
  logger.info(
    { url: server.url, profiles: config.profiles.names, demo: config.demo },
    `Command History is at ${config.server.publicUrl?.origin ?? server.url}${config.demo ? ", with demo data: no credentials were found" : ""}`,
  );

  async function stop(signal: NodeJS.Signals): Promise<void> {
    // A second signal ends the process at once, as it does by default.
    process.removeAllListeners("SIGTERM").removeAllListeners("SIGINT");
    logger.info({ signal }, "stopping: running requests may end");
    const { cutOff } = await server.close(graceMs);
    if (cutOff > 0) logger.warn({ cutOff }, "requests that took too long were cut off");
    await demo?.close();
    logger.info("stopped");
  }
  process.once("SIGTERM", stop).once("SIGINT", stop);
}

/** Starts the stand-in for the upstream inside this process and points the configuration at it. */
async function startDemo(
  config: Config,
): Promise<{ config: Config; secrets: Secrets; close(): Promise<void> }> {
  const { createSimulator } = await import("@command-history/simulator");
  const simulator = createSimulator();
  const { url } = await simulator.listen(0, "127.0.0.1");
  const [credentials] = simulator.credentials;
  if (credentials === undefined) throw new Error("the simulator has no credentials");
  return {
    config: { ...config, upstream: { ...config.upstream, endpoint: new URL(url), timeZone: "UTC" } },
    secrets: { credentials: new Map([[demoProfile, credentials]]) },
    close: () => simulator.close(),
  };
}

/** Lines for people where a person looks on in development, if the development packages are there; else JSON. */
async function prettyOnTerminal() {
  if (!process.stdout.isTTY || process.env.NODE_ENV === "production") return undefined;
  try {
    const { default: pretty } = await import("pino-pretty");
    return pretty({ sync: true, translateTime: "SYS:HH:MM:ss" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

try {
  await main();
} catch (error) {
  // Before there is a logger, and for the one who typed the command.
  const message = error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
