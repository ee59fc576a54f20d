import { describe, expect, it } from "vitest";
import { auditPath, defaultAuditQuery, formatAuditQuery, parseAuditQuery } from "./audit.ts";

describe("the filters of the audit trail", () => {
  it("come back from the query string they were written to", () => {
    const query = {
      user: "ann & co",
      action: ["output", "reveal", "an-action-of-tomorrow"],
      invocationId: "inv/1?",
      from: "2026-01-31T08:00:00Z",
      to: "2026-01-31T09:00Z",
      result: "refused",
    } as const;
    expect(parseAuditQuery(formatAuditQuery(query))).toEqual({ query, problems: [] });
  });

  it("are all unset by default, and then not written", () => {
    expect(parseAuditQuery(new URLSearchParams())).toEqual({ query: defaultAuditQuery, problems: [] });
    expect(auditPath(defaultAuditQuery)).toBe("/api/audit");
    expect(auditPath(defaultAuditQuery, "a.1")).toBe("/api/audit?before=a.1");
  });

  it.each(["yesterday", "2026-01-31", "2026-01-31T08:00:00+08:00", "2026-13-31T08:00:00Z"])(
    "report the time %s and leave it out",
    (from) => {
      const { query, problems } = parseAuditQuery(new URLSearchParams({ from }));
      expect(query).toEqual(defaultAuditQuery);
      expect(problems).toEqual([{ parameter: "from", message: expect.stringContaining("UTC") }]);
    },
  );

  it("report what is given twice, and an unknown result", () => {
    const { problems } = parseAuditQuery(new URLSearchParams("user=a&user=b&result=maybe"));
    expect(problems.map(({ parameter }) => parameter)).toEqual(["user", "result"]);
  });
});
