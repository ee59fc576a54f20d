export type { Credentials } from "./authorise.ts";
export { faultNames } from "./faults.ts";
export { headText, jsonType, pageEnd, pageStart, pageText } from "./faulty/answer-text.ts";
export * as behaviours from "./faulty/behaviours.ts";
export type { Behaviour, FaultyCall } from "./faulty/exchange.ts";
export { createFaultyUpstream, type FaultyUpstream } from "./faulty/faulty-upstream.ts";
export type { RecordedRequest } from "./request-log.ts";
export { createSimulator, type Simulator, type SimulatorOptions } from "./simulator.ts";
export { wellKnown, workday } from "./well-known.ts";
