import { type InstanceOutcome, isFailingTask } from "@command-history/contract";
import { taskStatusLook } from "./status.ts";
import { taskErrorWords } from "./task-error.ts";

/** Why an instance failed, in a few words: "Exit code 3", "Ran past its time limit". */
export function failureWords(failure: InstanceOutcome): string {
  const { errorCode, exitCode, taskStatus } = failure;
  if (errorCode === "ExecutionExitNoneZero" && exitCode !== null) return `Exit code ${exitCode}`;
  const reason = errorCode === null ? taskStatusLook(taskStatus).word : taskErrorWords(errorCode);
  return exitCode === null || exitCode === 0 ? reason : `${reason} · exit code ${exitCode}`;
}

/** The same of any outcome, beside the word of its status; null where it did not fail, or the status says it all. */
export function reasonBesideStatus(outcome: InstanceOutcome): string | null {
  const { taskStatus } = outcome;
  if (taskStatus === null || !isFailingTask(taskStatus)) return null;
  const reason = failureWords(outcome);
  return reason === taskStatusLook(taskStatus).word ? null : reason;
}
