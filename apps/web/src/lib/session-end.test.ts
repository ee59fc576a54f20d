import type { ErrorCode, Problem } from "@command-history/contract";
import { afterEach, expect, it } from "vitest";
import { ConnectionError, ProblemError, UnreadableAnswerError } from "./errors.ts";
import { hasSessionEnded, noteSessionEnd, noteSessionResumed } from "./session-end.ts";

afterEach(noteSessionResumed);

function problem(code: ErrorCode, status: number): ProblemError {
  const body: Problem = { type: "about:blank", title: "", status, detail: "", code, requestId: "1" };
  return new ProblemError(body);
}

it.each([
  { what: "the server's 401", error: problem("UNAUTHENTICATED", 401), isEnd: true },
  { what: "a proxy's 401", error: new UnreadableAnswerError(401), isEnd: true },
  { what: "a missing role", error: problem("FORBIDDEN", 403), isEnd: false },
  { what: "a sign-in that cannot be checked", error: problem("SIGN_IN_UNAVAILABLE", 503), isEnd: false },
  { what: "a proxy's 502", error: new UnreadableAnswerError(502), isEnd: false },
  { what: "a lost connection", error: new ConnectionError("No answer"), isEnd: false },
])("$what means that the session has ended: $isEnd", ({ error, isEnd }) => {
  noteSessionEnd(error);
  expect(hasSessionEnded()).toBe(isEnd);
});

it("goes on once the same person is signed in again", () => {
  noteSessionEnd(problem("UNAUTHENTICATED", 401));
  noteSessionResumed();
  expect(hasSessionEnded()).toBe(false);
});
