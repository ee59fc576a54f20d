import { collectDefaultMetrics, Registry } from "prom-client";

let registry: Registry | undefined;

/**
 * What there is to know of the process: CPU, memory, handles, garbage collection, and the delay of the event loop since
 * the last time it was asked for. There is one process, whatever number of servers it holds, and so one registry: each
 * would bring a timer and an observer that nothing takes away.
 */
export function processRegistry(): Registry {
  if (registry === undefined) {
    registry = new Registry();
    collectDefaultMetrics({ register: registry });
  }
  return registry;
}
