import { ExportResultCode } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import type { SpanExporter } from "@opentelemetry/sdk-trace-base";
import type { Logger } from "pino";

/** Sends spans to a collector. The log says once when they do not get there, and once when they do again. */
export function createSpanExporter(endpoint: URL, timeoutMs: number, logger: Logger): SpanExporter {
  const exporter = new OTLPTraceExporter({ url: tracesUrl(endpoint), timeoutMillis: timeoutMs });
  let isOut = false;

  function note(error: Error | undefined): void {
    // Not the error itself: it has what was sent, and the headers.
    if (!isOut)
      logger.warn({ reason: error?.message }, "traces do not reach their collector, and are dropped");
    isOut = true;
  }
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        if (result.code === ExportResultCode.FAILED) note(result.error);
        else if (isOut) {
          isOut = false;
          logger.info("traces reach their collector again");
        }
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush(),
  };
}

/** OpenTelemetry specification, OTLP exporter: the path of traces is added to that of the endpoint. */
function tracesUrl(endpoint: URL): string {
  return new URL("v1/traces", endpoint.href.endsWith("/") ? endpoint : `${endpoint.href}/`).href;
}
