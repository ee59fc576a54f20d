import { ProblemError, UnreadableAnswerError } from "./errors.ts";
import { createStore, useStore } from "./store.ts";

/** The server no longer knows who asks. What is shown stays; nothing more is asked for by itself. */
const ended = createStore(false);

/** Whether an error says that nobody is signed in: in our words, or in those of a proxy in front. */
export function isSessionEnd(error: unknown): boolean {
  if (error instanceof ProblemError) return error.problem.code === "UNAUTHENTICATED";
  return error instanceof UnreadableAnswerError && error.status === 401;
}

/** Takes note of what a request failed with. */
export function noteSessionEnd(error: unknown): void {
  if (isSessionEnd(error)) ended.set(true);
}

/** The same person is signed in again. */
export function noteSessionResumed(): void {
  ended.set(false);
}

export function hasSessionEnded(): boolean {
  return ended.get();
}

export function useSessionEnded(): boolean {
  return useStore(ended);
}
