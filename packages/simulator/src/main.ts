import { parseArgs } from "node:util";
import { createSimulator } from "./simulator.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    invocations: { type: "string", default: "5000" },
    instances: { type: "string", default: "240" },
    seed: { type: "string", default: "1" },
  },
});

function wholeNumber(name: keyof typeof values): number {
  if (/^\d{1,9}$/.test(values[name])) return Number(values[name]);
  throw new RangeError(`--${name} must be a whole number, not "${values[name]}"`);
}

const simulator = createSimulator({
  invocations: wholeNumber("invocations"),
  instances: wholeNumber("instances"),
  seed: wholeNumber("seed"),
});
const { url } = await simulator.listen(wholeNumber("port"));
const [{ accessKeyId, accessKeySecret }] = simulator.credentials;
console.log(`ZENLAYER_ENDPOINT=${url}`);
console.log(`ZENLAYER_ACCESS_KEY_ID=${accessKeyId}`);
console.log(`ZENLAYER_ACCESS_KEY_SECRET=${accessKeySecret}`);
