export type { Credentials } from "./authorise.ts";
export { faultNames } from "./faults.ts";
export type { RecordedRequest } from "./request-log.ts";
export { createSimulator, type Simulator, type SimulatorOptions } from "./simulator.ts";
export { wellKnown } from "./well-known.ts";
