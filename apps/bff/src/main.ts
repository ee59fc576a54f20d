import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { setTimeout } from "node:timers/promises";
import { styleText } from "node:util";
import { setFlagsFromString } from "node:v8";
import { ArgumentError, asksForHelp, help } from "./arguments.ts";
import { type Config, ConfigError, type Secrets } from "./config/config.ts";
import { demoProfile, type LoadedConfig, loadConfig } from "./config/load-config.ts";
import { createContext } from "./context.ts";
import { createLogger, terminalDestination } from "./logger.ts";
import { graceMs, startServer } from "./server.ts";

/*
 * Garbage is collected once it is 40 % of what is in use. On machines with much memory the engine lets it become
 * several times as much, and outputs of 5 MB pass by here in hundreds.
 */
setFlagsFromString("--heap-growing-percent=40");

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const loaded = loadConfig(process.env, homedir());
  const logger = createLogger(loaded.config.logLevel, await terminalDestination());
  for (const warning of loaded.warnings) logger.warn(warning);

  const demo = loaded.config.demo ? await startDemo(loaded) : undefined;
  const { config, secrets } = demo ?? loaded;
  const server = await createContext(config, secrets, { logger })
    .then(startServer)
    .catch(async (error) => {
      await demo?.close();
      throw error;
    });
  // Before it says that it runs: whoever reads that may stop it at once.
  process.on("SIGTERM", stop).on("SIGINT", stop);
  const address = config.server.publicUrl?.origin ?? server.url;
  logger.info(
    { url: server.url, profiles: config.profiles.names, demo: config.demo },
    `Command History is at ${address}${config.demo ? ", with demo data: no credentials were found" : ""}`,
  );
  // Whoever started it by hand looks for the address among the lines of the log.
  if (process.stdout.isTTY) process.stdout.write(`\n  Open ${styleText("bold", address)}\n\n`);

  async function stop(signal: NodeJS.Signals): Promise<void> {
    // A second signal ends the process at once, as it does by default.
    process.off("SIGTERM", stop).off("SIGINT", stop);
    let exitCode = 1;
    try {
      server.announceStop();
      logger.info({ signal }, "stopping: running requests may end");
      await setTimeout(config.server.stopDelayMs);
      const { cutOff, unclosed } = await server.close(graceMs);
      if (cutOff > 0) logger.warn({ cutOff }, "requests that took too long were cut off");
      logger.info("stopped");
      if (unclosed.length === 0) exitCode = 0;
    } catch (error) {
      logger.error({ err: error }, "the server did not stop as it should");
    }
    // What is still open must not keep the process up until it is killed, such as a call to a collector that hangs.
    process.exit(exitCode);
  }
}

/** Starts the stand-in for the upstream inside this process and points the configuration at it. */
async function startDemo({
  config,
  secrets,
}: LoadedConfig): Promise<{ config: Config; secrets: Secrets; close(): Promise<void> }> {
  const { createSimulator } = await import("@command-history/simulator");
  const simulator = createSimulator();
  const { url } = await simulator.listen(0, "127.0.0.1");
  const [credentials] = simulator.credentials;
  return {
    config: { ...config, upstream: { ...config.upstream, endpoint: new URL(url), timeZone: "UTC" } },
    secrets: { ...secrets, credentials: new Map([[demoProfile, credentials]]) },
    close: () => simulator.close(),
  };
}

try {
  if (asksForHelp(process.argv.slice(2))) process.stdout.write(help);
  else await main();
} catch (error) {
  // Before there is a logger, and for the one who typed the command.
  const isTypedWrong = error instanceof ConfigError || error instanceof ArgumentError;
  const message = isTypedWrong ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`${message}\n`);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
