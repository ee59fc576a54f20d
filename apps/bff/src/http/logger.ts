import { type DestinationStream, type LevelWithSilent, type Logger, pino } from "pino";

/**
 * Names under which a credential could reach the log. Nothing of ours logs them; this catches what a library's
 * error object might bring along.
 */
const secretKeys = [
  "authorization",
  "Authorization",
  "cookie",
  "set-cookie",
  "token",
  "accessKeySecret",
  "access_key_secret",
  "credentials",
  "secrets",
];

/** The program's log: JSON lines on stdout unless another destination is given. */
export function createLogger(level: LevelWithSilent, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: secretKeys.flatMap((key) => ["", "*.", "*.*.", "*.*.*."].map((depth) => `${depth}["${key}"]`)),
      censor: "[redacted]",
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
