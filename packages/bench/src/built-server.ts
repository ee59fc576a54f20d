import { join } from "node:path";
import { repository } from "./performance-page.ts";
import { type Program, startProgram } from "./programs.ts";

/** One who asks all the time, which is what these measure, would be held up. */
const withoutRateLimits = { RATE_LIMIT_PER_ADDRESS: "0", RATE_LIMIT_PER_USER: "0", RATE_LIMIT_COSTLY: "0" };

/** Starts the built BFF. `env` is what points it at its upstream. */
export function startServer(env: Readonly<Record<string, string>>): Promise<Program> {
  return startProgram({
    args: [join(repository, "apps/bff/dist/main.js")],
    env: { PORT: "0", ...withoutRateLimits, ...env },
    urlIn: (line) => /"url":"([^"]+)"/.exec(line)?.[1],
  });
}
