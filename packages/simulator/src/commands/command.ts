import type { OutputWriter } from "../outputs/run.ts";
import type { CommandType } from "../wire.ts";

/** A stored command, as an account has some dozens of them. */
export interface Command {
  id: string;
  name: string;
  type: CommandType;
  timeoutSeconds: number;
  /** How long it usually takes. */
  typicalSeconds: number;
  /** Its script, the newest revision last. An invocation carries the script of its day. */
  revisions: readonly string[];
  /** How it exits when it fails. */
  failureExitCodes: readonly number[];
  write: OutputWriter;
}

/** A script from its lines, without the indentation of the source that holds it. */
export function script(text: string): string {
  return `${text.replace(/^\n/, "").trimEnd()}\n`;
}
