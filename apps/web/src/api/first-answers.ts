/** An answer that was asked for before the page's scripts had come. */
interface FirstAnswer {
  readonly response: Promise<Response>;
  readonly stop: AbortController;
}

declare global {
  /** By path. Set by public/first-requests.js, which gives up those that nobody takes. */
  var firstAnswers: Map<string, FirstAnswer> | undefined;
}

/** Whether the answer to a GET of this path was asked for, and nobody has taken it yet. */
export function isAskedFirst(path: string): boolean {
  return globalThis.firstAnswers?.has(path) ?? false;
}

/**
 * Takes the answer to a GET of this path that the page has asked for already, which there is once at most. It follows
 * the signal as if it were asked for now.
 */
export function takeFirstAnswer(path: string, signal: AbortSignal): Promise<Response> | undefined {
  const answer = globalThis.firstAnswers?.get(path);
  if (answer === undefined) return undefined;
  globalThis.firstAnswers?.delete(path);
  if (signal.aborted) answer.stop.abort(signal.reason);
  else signal.addEventListener("abort", () => answer.stop.abort(signal.reason), { once: true });
  return answer.response;
}
