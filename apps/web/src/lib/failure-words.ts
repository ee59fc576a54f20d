import type { InstanceOutcome } from "@command-history/contract";
import { taskStatusLook } from "./status.ts";
import { taskErrorWords } from "./task-error.ts";

/** Why an instance failed, in a few words: "Exit code 3", "Ran past its time limit". */
export function failureWords(failure: InstanceOutcome): string {
  const { errorCode, exitCode, taskStatus } = failure;
  if (errorCode === "ExecutionExitNoneZero" && exitCode !== null) return `Exit code ${exitCode}`;
  const reason = errorCode === null ? taskStatusLook(taskStatus).word : taskErrorWords(errorCode);
  return exitCode === null || exitCode === 0 ? reason : `${reason} · exit code ${exitCode}`;
}
