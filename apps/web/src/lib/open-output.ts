import { formatLineRange, type LineRange, parseLineRange } from "./line-range.ts";
import { type ShownStream, shownStreams } from "./shown-stream.ts";

/** What is shown of an instance's output: a stream (null: the one that tells more), and lines of it. */
export interface OutputPlace {
  readonly stream: ShownStream | null;
  readonly lines: LineRange | null;
}

/** An instance whose output is open within an opened invocation. */
export interface OpenOutput extends OutputPlace {
  readonly instanceId: string;
}

/** An open output together with the invocation it belongs to. */
export interface PlacedOutput extends OpenOutput {
  readonly invocationId: string;
}

/** The value of one `output` parameter: "INVOCATION/INSTANCE/stderr/10-20", each part percent-encoded. */
export function formatOpenOutput({ invocationId, instanceId, stream, lines }: PlacedOutput): string {
  const parts = [invocationId, instanceId, stream ?? "", lines === null ? "" : formatLineRange(lines)];
  return parts
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join("/")
    .replace(/\/+$/, "");
}

/** Reads what `formatOpenOutput` writes; null for anything else. */
export function parseOpenOutput(value: string): PlacedOutput | null {
  const parts = value.split("/");
  if (parts.length < 2 || parts.length > 4) return null;
  let invocationId: string;
  let instanceId: string;
  try {
    invocationId = decodeURIComponent(parts[0] ?? "");
    instanceId = decodeURIComponent(parts[1] ?? "");
  } catch {
    return null;
  }
  if (invocationId === "" || instanceId === "") return null;
  const [, , wantedStream = "", wantedLines = ""] = parts;
  const stream = shownStreams.find((known) => known === wantedStream) ?? null;
  const lines = parseLineRange(wantedLines);
  if (wantedStream !== "" && stream === null) return null;
  if (wantedLines !== "" && lines === null) return null;
  return { invocationId, instanceId, stream, lines };
}
