import { defaultListQuery, type ErrorCode } from "@command-history/contract";
import { describe, expect, it, test } from "vitest";
import { ProblemError } from "./errors.ts";
import { correctStatuses, meantStatus, refusedStatuses, withoutStatuses } from "./refused-statuses.ts";

function problem(code: ErrorCode, upstreamCode?: string): ProblemError {
  const problem = { type: "about:blank" as const, title: "", status: 400, detail: "", code, requestId: "r1" };
  return new ProblemError(upstreamCode === undefined ? problem : { ...problem, upstreamCode });
}

describe("the statuses refused", () => {
  const query = { ...defaultListQuery, status: ["Failed", "failed", "Bogus"] };

  it("are those that the API reference does not list, where the upstream refused a value", () => {
    const error = problem("INVALID_PARAMETER", "INVALID_PARAMETER_VALUE");
    expect(refusedStatuses(query, error)).toEqual(["failed", "Bogus"]);
    expect(refusedStatuses({ ...query, status: ["Failed"] }, error)).toEqual([]);
  });

  it.each([
    ["nothing went wrong", null],
    ["the upstream was not asked", problem("INVALID_PARAMETER")],
    ["the upstream failed", problem("UPSTREAM_ERROR", "INTERNAL_SERVER_ERROR")],
    ["no answer came", new Error("gone")],
  ])("are none where %s", (_why, error) => {
    expect(refusedStatuses(query, error)).toEqual([]);
  });
});

test.each([
  ["failed", "Failed"],
  ["PARTIALFAILED", "PartialFailed"],
  ["partly failed", "PartialFailed"],
  ["Success", "Success"],
  ["Bogus", null],
  ["", null],
])("by %j is meant %j", (written, meant) => {
  expect(meantStatus(written)).toBe(meant);
});

test("statuses are put right where they stand, each once, and the rest stays", () => {
  const query = { ...defaultListQuery, commandId: ["cmd-1"], page: 3 };
  expect(correctStatuses({ ...query, status: ["failed", "Bogus", "Failed", "Success"] })).toEqual({
    ...query,
    status: ["Failed", "Bogus", "Success"],
    page: 1,
  });
});

test("statuses are taken out, and the rest stays", () => {
  const query = { ...defaultListQuery, commandId: ["cmd-1"], page: 3, status: ["failed", "Success"] };
  expect(withoutStatuses(query, ["failed"])).toEqual({ ...query, status: ["Success"], page: 1 });
});
