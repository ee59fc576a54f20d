import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout } from "node:timers/promises";
import {
  type Context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import type { Request, Response } from "express";
import type { Logger } from "pino";
import type { Config } from "../config/config.ts";
import { isFromTrustedProxy } from "../http/client-address.ts";
import { probePaths } from "../http/host-check.ts";
import { requestIdOf } from "../http/request-log.ts";
import { notesOf } from "../http/request-notes.ts";
import { createSpanExporter } from "./span-exporter.ts";
import type { Tracing } from "./tracing.ts";

/** For a collector to take what it is sent. */
const exportTimeoutMs = 3000;

/** Within what a server that stops has left for it: a collector that takes longer does not hold it up. */
const closeWithinMs = 1000;

/**
 * Attributes are named by OpenTelemetry's semantic conventions. None holds what anyone asked for or read: no address but
 * the pattern of its route, no query, no text.
 */
export function createTracer(
  endpoint: URL,
  { server, upstream }: Pick<Config, "server" | "upstream">,
  logger: Logger,
): Omit<Tracing, "start"> {
  const exporter = createSpanExporter(endpoint, exportTimeoutMs, logger);
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ "service.name": "command-history" }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer("command-history");
  const propagator = new W3CTraceContextPropagator();
  /** Of the request on whose behalf something happens. Of this server's own, since a process can hold several. */
  const active = new AsyncLocalStorage<Context>();

  function endRequest(res: Response, span: ReturnType<typeof tracer.startSpan>, method: string): void {
    const { route, code } = notesOf(res);
    if (route !== undefined) {
      span.updateName(`${method} ${route}`);
      span.setAttribute("http.route", route);
    }
    if (res.headersSent) span.setAttribute("http.response.status_code", res.statusCode);
    if (code !== undefined) span.setAttribute("error.type", code);
    if (res.statusCode >= 500 || (code !== undefined && !res.writableFinished)) {
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  }

  return {
    followRequest(req, res, next) {
      if (probePaths.has(req.path)) return next();
      const parent = parentOf(req);
      const span = tracer.startSpan(
        req.method,
        {
          kind: SpanKind.SERVER,
          attributes: {
            "http.request.method": req.method,
            "command_history.request_id": requestIdOf(req),
          },
        },
        parent,
      );
      res.once("close", () => endRequest(res, span, req.method));
      active.run(trace.setSpan(parent, span), next);
    },
    beginCall({ profile, attempt }) {
      const parent = active.getStore();
      // A probe's: nobody would look for it.
      if (parent === undefined) return () => undefined;
      const span = tracer.startSpan(
        "DescribeCommandInvocations",
        {
          kind: SpanKind.CLIENT,
          attributes: {
            "http.request.method": "POST",
            "server.address": upstream.endpoint.hostname,
            "command_history.profile": profile,
            ...(attempt === 1 ? {} : { "http.request.resend_count": attempt - 1 }),
          },
        },
        parent,
      );
      return (outcome) => {
        if (outcome !== "success") {
          span.setAttribute("error.type", outcome);
          if (outcome !== "aborted") span.setStatus({ code: SpanStatusCode.ERROR });
        }
        span.end();
      };
    },
    async close() {
      const closed = provider.shutdown().catch(() => undefined);
      const late = setTimeout(closeWithinMs, "late", { ref: false });
      if ((await Promise.race([closed, late])) === "late") exporter.giveUp();
    },
  };

  /** What goes before: taken from a trusted proxy only, since anyone could tie a request to a trace of others. */
  function parentOf(req: Request): Context {
    if (!isFromTrustedProxy(req, server)) return ROOT_CONTEXT;
    return propagator.extract(ROOT_CONTEXT, req.headers, defaultTextMapGetter);
  }
}
