import { parseArgs } from "node:util";

/** What `--help` prints. */
export const help = `Command History: a web dashboard over the commands that were run on Zenlayer cloud instances.
This starts its server, which reads from the cloud's API and serves the page.

  npm run serve              starts it, at http://127.0.0.1:8080 unless HOST and PORT say otherwise
  npm run serve -- --help    prints this

Everything is set by environment variables, or in a file .env in the working directory: .env.example lists them,
README.md and docs/operations.md explain them. Without credentials the page shows demo data.
`;

/** An argument that the program does not take. */
export class ArgumentError extends Error {
  override readonly name = "ArgumentError";
}

/** Whether the arguments of the command line ask for help. Throws ArgumentError for any other. */
export function asksForHelp(args: readonly string[]): boolean {
  try {
    const { values } = parseArgs({ args: [...args], options: { help: { type: "boolean", short: "h" } } });
    return values.help === true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const advice = "Settings are environment variables; --help says where they are explained.";
    throw new ArgumentError(`${reason}. ${advice}`, { cause: error });
  }
}
