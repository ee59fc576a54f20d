import { type StreamName, streamNames } from "@command-history/contract";

/** An instance whose output is open within an opened invocation; what it leaves out is the viewer's own choice. */
export interface OpenOutput {
  readonly instanceId: string;
  readonly stream?: StreamName;
  /** A range of lines: "120-140". */
  readonly lines?: string;
}

/** An open output together with the invocation it belongs to. */
export interface PlacedOutput extends OpenOutput {
  readonly invocationId: string;
}

const linesPattern = /^\d{1,10}(-\d{1,10})?$/;

/** The value of one `output` parameter: "INVOCATION/INSTANCE/stderr/10-20", each part percent-encoded. */
export function formatOpenOutput(output: PlacedOutput): string {
  const parts = [output.invocationId, output.instanceId, output.stream ?? "", output.lines ?? ""];
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
  const [, , stream = "", lines = ""] = parts;
  const known = streamNames.find((name) => name === stream);
  if (stream !== "" && known === undefined) return null;
  if (lines !== "" && !linesPattern.test(lines)) return null;
  return {
    invocationId,
    instanceId,
    ...(known === undefined ? {} : { stream: known }),
    ...(lines === "" ? {} : { lines }),
  };
}
