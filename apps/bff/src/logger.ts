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

/** Where they are looked for: deep in errors only. To look deep in every line takes longer than to write it. */
const secretDepths = ["", "*.", "err.*.", "err.*.*."];

/** The program's log: JSON lines on stdout unless another destination is given. */
export function createLogger(level: LevelWithSilent, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: secretKeys.flatMap((key) => secretDepths.map((depth) => `${depth}["${key}"]`)),
      censor: "[redacted]",
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/**
 * Where log lines become readable for a person who looks on: a terminal, in development. Undefined elsewhere, and
 * when the development packages are not installed.
 */
export async function terminalDestination(): Promise<DestinationStream | undefined> {
  if (!process.stdout.isTTY || process.env.NODE_ENV === "production") return undefined;
  try {
    const { default: pretty } = await import("pino-pretty");
    return pretty({ sync: true, translateTime: "SYS:HH:MM:ss" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
