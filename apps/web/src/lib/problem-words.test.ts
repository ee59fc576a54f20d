import type { Problem } from "@command-history/contract";
import { expect, test } from "vitest";
import { ProblemError } from "./errors.ts";
import { brokenOffWords, detailWords, problemWords } from "./problem-words.ts";

const problem: Problem = {
  type: "about:blank",
  title: "",
  status: 503,
  detail: "The connection was cut off (ECONNRESET).",
  code: "UPSTREAM_UNAVAILABLE",
  requestId: "r1",
};

test("the server's words do not repeat the title above them", () => {
  expect(detailWords(problem)).toBe(problem.detail);
  expect(detailWords({ ...problem, detail: "The connection to Zenlayer failed." })).toBe("");
});

test("what keeps failing is not said to be out of reach", () => {
  expect(problemWords(new ProblemError({ ...problem, code: "UPSTREAM_PAUSED" })).title).toBe(
    "Zenlayer keeps failing",
  );
});

test("a fault of TLS is not said to pass by itself", () => {
  const words = problemWords(new ProblemError({ ...problem, code: "UPSTREAM_TLS" }));
  expect(words.advice).toBe("Tell whoever runs this dashboard, with the request ID.");
});

test("an audit trail that is not available is not said to close anything: the server says what it does", () => {
  const words = problemWords(new ProblemError({ ...problem, code: "AUDIT_UNAVAILABLE" }));
  expect(words.advice).toBe("Tell whoever runs this dashboard, with the request ID.");
});

test("what broke off says so first, and then why", () => {
  expect(brokenOffWords(new ProblemError(problem), "2 rows came")).toMatchObject({
    title: "2 rows came",
    cause: "The connection to Zenlayer failed.",
  });
});
