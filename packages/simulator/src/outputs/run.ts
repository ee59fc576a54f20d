import type { Instance } from "../fleet.ts";
import type { Random } from "../random.ts";

/** One execution of a command on one instance, as far as its output depends on it. */
export interface Run {
  random: Random;
  instance: Instance;
  startedAt: number;
  /** 0 when the command succeeds. */
  exitCode: number;
}

export interface Streams {
  stdout: string;
  stderr: string;
}

/** Writes what a command prints. The same run always prints the same. */
export type OutputWriter = (run: Run) => Streams;

export function lines(...parts: readonly string[]): string {
  return `${parts.join("\n")}\n`;
}

export function crlfLines(...parts: readonly string[]): string {
  return `${parts.join("\r\n")}\r\n`;
}

export function repeat(count: number, write: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => write(index));
}

const escapeCharacter = "\u001b";

/** Text in the colours of an SGR sequence, such as `1;32`. */
export function sgr(codes: string, text: string): string {
  return `${escapeCharacter}[${codes}m${text}${escapeCharacter}[0m`;
}

/** `digits` random hexadecimal digits, as in digests and layer IDs. */
export function hexDigits(random: Random, digits: number): string {
  return repeat(Math.ceil(digits / 4), () => random.int(0, 0xffff).toString(16).padStart(4, "0"))
    .join("")
    .slice(0, digits);
}
