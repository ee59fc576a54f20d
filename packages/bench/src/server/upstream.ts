import { join } from "node:path";
import { workday } from "@command-history/simulator";
import { repository } from "../performance-page.ts";
import { type Program, startProgram } from "../programs.ts";

/** Starts the stand-in for the upstream with this many invocations. `env` is what points a server at it. */
export async function startUpstream({
  invocations = 5_000,
} = {}): Promise<Program & { env: Record<string, string> }> {
  const main = join(repository, "packages/simulator/src/main.ts");
  const env: Record<string, string> = {};
  const program = await startProgram({
    // The same history at every hour, so that runs can be compared.
    args: [
      ...["--import", "tsx", main, "--port", "0", "--invocations", String(invocations)],
      ...["--company-clock", workday.toISOString()],
    ],
    urlIn(line) {
      const [, name = "", value = ""] = /^export (ZENLAYER_\w+)=(.+)$/.exec(line) ?? [];
      env[name] = value;
      return name === "ZENLAYER_ACCESS_KEY_SECRET" ? env.ZENLAYER_ENDPOINT : undefined;
    },
  });
  return { ...program, env };
}
