import { parseArgs } from "node:util";
import { createSimulator } from "./simulator.ts";

const usage =
  "npm run simulator -- [--port N] [--invocations N] [--instances N] [--seed N] [--company-clock TIME] [--help]";

const help = `A stand-in for the upstream API, with a week of a made-up fleet. It listens on 127.0.0.1 until it is stopped, and prints the
environment that points the dashboard at it, as lines to paste into another shell.

  ${usage}

  --port N         the port, 8090 unless told; 0 takes a free one
  --invocations N  how many invocations of the last seven days it holds, 5,000 unless told
  --instances N    how many instances the fleet has, 240 unless told
  --seed N         another seed makes another fleet and another week; 1 unless told
  --company-clock TIME
                   what the company's clock shows at the start, such as 2025-11-19T14:40:00Z: with the same one the history
                   is the same at every hour; the present time in UTC unless told
  --help           prints this

Errors and large answers come from the IDs that a request names, such as the command fault-500 or bulk-20x:
packages/simulator/README.md lists them.
`;

function wholeNumber(name: string, value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new RangeError(`--${name} must be a whole number`);
}

function moment(name: string, value: string): Date {
  const time = new Date(value);
  // Left to itself, Date takes "5" for a month, and the 30th of February for the 2nd of March.
  const isSame = !Number.isNaN(time.getTime()) && time.toISOString() === value.replace("Z", ".000Z");
  if (isSame) return time;
  throw new RangeError(`--${name} must be a time such as 2025-11-19T14:40:00Z`);
}

/** Null where help is asked for. */
function readArguments() {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "8090" },
      invocations: { type: "string", default: "5000" },
      instances: { type: "string", default: "240" },
      seed: { type: "string", default: "1" },
      "company-clock": { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  const companyClock = values["company-clock"];
  return {
    port: wholeNumber("port", values.port),
    invocations: wholeNumber("invocations", values.invocations),
    instances: wholeNumber("instances", values.instances),
    seed: wholeNumber("seed", values.seed),
    ...(companyClock === undefined ? {} : { companyClock: moment("company-clock", companyClock) }),
  };
}

/** The same at every start, so that a shell set up once stays so. It listens on loopback alone, and holds made-up data. */
const credentials = { accessKeyId: "simulator", accessKeySecret: "made-up-data-only" };

async function start({ port, ...options }: NonNullable<ReturnType<typeof readArguments>>): Promise<void> {
  const simulator = createSimulator({ ...options, credentials: [credentials] });
  const { url } = await simulator.listen(port);
  console.log(`export ZENLAYER_ENDPOINT=${url}`);
  console.log(`export ZENLAYER_ACCESS_KEY_ID=${credentials.accessKeyId}`);
  console.log(`export ZENLAYER_ACCESS_KEY_SECRET=${credentials.accessKeySecret}`);
}

try {
  const given = readArguments();
  if (given === null) process.stdout.write(help);
  else await start(given);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
  process.exitCode = 2;
}
