import type { KnownTaskErrorCode } from "@command-history/contract";

const words = new Map<string, string>(
  Object.entries({
    InstanceNotExists: "Instance does not exist",
    InstanceInstanceState: "Instance was not running",
    SystemError: "System error",
    CommandPlatformInvalid: "Command does not fit the instance's system",
    ExecutionTimeout: "Ran past its time limit",
    ExecutionExitNoneZero: "Exit code was not 0",
  } satisfies Record<KnownTaskErrorCode, string>),
);

/**
 * The error code to show beside an exit code: null where it says no more than that, namely that it was not 0. A code that
 * is not documented always stays.
 */
export function errorBesideExit(result: {
  readonly exitCode: number | null;
  readonly errorCode: string | null;
}): string | null {
  const { exitCode, errorCode } = result;
  const isSaid = errorCode === "ExecutionExitNoneZero" && exitCode !== null && exitCode !== 0;
  return isSaid ? null : errorCode;
}

/** An upstream error code in words; a code that is not documented stays as it came. */
export function taskErrorWords(code: string): string {
  return words.get(code) ?? code;
}
