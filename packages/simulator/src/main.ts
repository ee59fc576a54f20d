import { parseArgs } from "node:util";
import { createSimulator } from "./simulator.ts";

const usage = "npm run simulator -- [--port N] [--invocations N] [--instances N] [--seed N]";

function wholeNumber(name: string, value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new RangeError(`--${name} must be a whole number`);
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "0" },
      invocations: { type: "string", default: "5000" },
      instances: { type: "string", default: "240" },
      seed: { type: "string", default: "1" },
    },
  });
  return {
    port: wholeNumber("port", values.port),
    invocations: wholeNumber("invocations", values.invocations),
    instances: wholeNumber("instances", values.instances),
    seed: wholeNumber("seed", values.seed),
  };
}

try {
  const { port, ...options } = readArguments();
  const simulator = createSimulator(options);
  const { url } = await simulator.listen(port);
  const [{ accessKeyId, accessKeySecret }] = simulator.credentials;
  console.log(`ZENLAYER_ENDPOINT=${url}`);
  console.log(`ZENLAYER_ACCESS_KEY_ID=${accessKeyId}`);
  console.log(`ZENLAYER_ACCESS_KEY_SECRET=${accessKeySecret}`);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
  process.exitCode = 2;
}
