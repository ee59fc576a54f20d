import { ExportResultCode } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import type { SpanExporter } from "@opentelemetry/sdk-trace-base";
import type { Logger } from "pino";

interface CollectorExporter extends SpanExporter {
  /** Nobody waits any longer for the collector to take what it is sent. */
  giveUp(): void;
}

/** Sends spans to a collector. The log says once when they do not get there, and once when they do again. */
export function createSpanExporter(endpoint: URL, timeoutMs: number, logger: Logger): CollectorExporter {
  const exporter = new OTLPTraceExporter({ url: tracesUrl(endpoint), timeoutMillis: timeoutMs });
  let isOut = false;

  function note(reason: string | undefined): void {
    if (!isOut) logger.warn({ reason }, "traces do not reach their collector, and are dropped");
    isOut = true;
  }
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        // Not the error itself: it has what was sent, and the headers.
        if (result.code === ExportResultCode.FAILED) note(result.error?.message);
        else if (isOut) {
          isOut = false;
          logger.info("traces reach their collector again");
        }
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush(),
    giveUp: () => note("it takes too long"),
  };
}

/** OpenTelemetry specification, OTLP exporter: the path of traces is added to that of the endpoint. */
function tracesUrl(endpoint: URL): string {
  return new URL("v1/traces", endpoint.href.endsWith("/") ? endpoint : `${endpoint.href}/`).href;
}
