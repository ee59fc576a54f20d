import type { Writable } from "node:stream";
import type { AuditEvent } from "@command-history/contract";
import type { Logger } from "pino";
import type { AuditConfig } from "../config/config.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { RequestError } from "../problems/request-error.ts";
import { type AuditSink, createStreamSink } from "./audit-sink.ts";
import { createFileSink } from "./file-sink.ts";
import { createRepeatedReads } from "./repeated-reads.ts";
import { createRepeatedRefusals } from "./repeated-refusals.ts";

/** An event as those who record it know it; the trail adds the time. */
export type NewAuditEvent = Omit<AuditEvent, "time">;

/** The trail of who read what. */
export interface Audit {
  /** Looks whether events can be kept; when not, the log says so, and each event tries anew. */
  start(): Promise<void>;
  /**
   * Resolves once the event is kept; what a page asks for again by itself within a minute counts as kept, and of
   * refusals at the edge so does what is only counted. When it cannot be kept this is logged, and with `opensText`,
   * where `AUDIT_REQUIRED` is set, it throws RequestError `AUDIT_UNAVAILABLE`: nobody is to read a script or an output
   * without a trace.
   */
  record(event: NewAuditEvent, options?: { opensText?: boolean }): Promise<void>;
  close(): Promise<void>;
}

interface AuditParts {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, "auditFailed">;
  /** Our clock, in ms. */
  now(): number;
  /** Standard output. */
  readonly output: Writable;
}

export function createAudit(config: AuditConfig, parts: AuditParts): Audit {
  const { logger, metrics, now } = parts;
  const sink = sinkOf(config, parts);
  const repeated = createRepeatedReads(now);
  const refusals = createRepeatedRefusals((event) => keep(event, false));

  async function keep(facts: NewAuditEvent, isRequired: boolean): Promise<void> {
    if (sink === undefined) return;
    const event = { time: timeOf(now), ...facts };
    if (repeated.has(event)) return;
    try {
      await sink.write(lineOf(event));
      repeated.add(event);
    } catch (error) {
      metrics.auditFailed();
      logger.error(
        { err: error, requestId: event.requestId, action: event.action },
        "an event could not be written to the audit trail",
      );
      if (isRequired) {
        throw new RequestError(
          "AUDIT_UNAVAILABLE",
          "Scripts and outputs stay closed while it cannot be recorded who reads them.",
          {
            forOperator:
              "The audit trail cannot be written. This server's log has the cause under the request ID.",
          },
        );
      }
    }
  }

  return {
    async start() {
      try {
        await sink?.check();
      } catch (error) {
        logger.error({ err: error }, "the audit trail cannot be opened");
      }
    },
    record: (event, { opensText = false } = {}) =>
      event.action === "refused" ? refusals.record(event) : keep(event, opensText && config.required),
    async close() {
      await refusals.close();
      await sink?.close();
    },
  };
}

function sinkOf(
  { sink }: AuditConfig,
  { logger, now, output }: Omit<AuditParts, "metrics">,
): AuditSink | undefined {
  if (sink.kind === "off") return undefined;
  if (sink.kind === "stdout") return createStreamSink(output);
  return createFileSink({
    ...sink,
    replacedLine: () => lineOf({ time: timeOf(now), ...fileReplaced }),
    onTrouble: (message, error) => logger.error({ err: error, path: sink.path }, message),
  });
}

const fileReplaced: NewAuditEvent = {
  requestId: null,
  action: "file-replaced",
  result: "allowed",
  code: null,
  user: null,
  address: null,
  object: { profile: null, invocationId: null, instanceId: null, stream: null },
  filter: null,
  reason: null,
};

function timeOf(now: () => number): string {
  return new Date(now()).toISOString();
}

/** `audit` tells the line from other lines of a log. */
function lineOf(event: AuditEvent): string {
  return `${escapeInvisible(JSON.stringify({ audit: 1, ...event }))}\n`;
}

/**
 * JSON escapes what ends a line or begins a terminal's command in ASCII. The rest of that kind is escaped here: the
 * C1 controls, the line ends of Unicode, and the marks that turn the direction of text.
 */
function escapeInvisible(json: string): string {
  return json.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => {
      const unit = character.charCodeAt(index).toString(16).padStart(4, "0");
      return `\\u${unit}`;
    }).join(""),
  );
}
