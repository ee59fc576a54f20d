import type { Writable } from "node:stream";

/** Where the lines of the audit trail go. */
export interface AuditSink {
  /** Resolves once the line is handed to the system; throws when it could not be. `line` ends in a line feed. */
  write(line: string): Promise<void>;
  /** Throws when nothing could be written now. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Writes to a stream that something else keeps: standard output, which whatever runs this server collects. */
export function createStreamSink(stream: Writable): AuditSink {
  // Each write is told of its own error; without a listener the stream would end the process as well.
  stream.on("error", () => undefined);
  return {
    write: (line) =>
      new Promise((resolve, reject) => {
        stream.write(line, (error) => (error ? reject(error) : resolve()));
      }),
    check: async () => undefined,
    close: async () => undefined,
  };
}
