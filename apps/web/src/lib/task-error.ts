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

/** An upstream error code in words; a code that is not documented stays as it came. */
export function taskErrorWords(code: string): string {
  return words.get(code) ?? code;
}
