import type { RequestHandler } from "express";
import type { Logger } from "pino";
import type { Config } from "../config/config.ts";
import type { CallOutcome } from "../upstream/call-outcome.ts";

/** An attempt at an upstream call. */
interface CallFacts {
  readonly profile: string;
  /** Its number, from 1. */
  readonly attempt: number;
}

/** To be told, once, what became of an attempt. */
export type EndCall = (outcome: CallOutcome) => void;

/** Traces of requests and of the upstream calls that are made for them. */
export interface Tracing {
  /** Nothing is traced, nor loaded for it, before this. */
  start(): Promise<void>;
  readonly followRequest: RequestHandler;
  beginCall(call: CallFacts): EndCall;
  /** Sends what has not been sent yet, as far as that goes quickly. */
  close(): Promise<void>;
}

type Tracer = Omit<Tracing, "start">;

const noTracer: Tracer = {
  followRequest: (_req, _res, next) => next(),
  beginCall: () => () => undefined,
  close: async () => undefined,
};

/** Traces go to the configured collector; without one there are none. */
export function createTracing(
  config: Pick<Config, "tracing" | "server" | "upstream">,
  logger: Logger,
): Tracing {
  let tracer = noTracer;
  return {
    async start() {
      const { endpoint } = config.tracing;
      if (endpoint === undefined) return;
      const { createTracer } = await import("./tracer.ts");
      tracer = createTracer(endpoint, config, logger);
    },
    followRequest: (req, res, next) => tracer.followRequest(req, res, next),
    beginCall: (call) => tracer.beginCall(call),
    close: () => tracer.close(),
  };
}
