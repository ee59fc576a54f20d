import { describe, expect, it } from "vitest";
import { readAudit } from "./audit-report.ts";

function report(...severities: string[]): string {
  const entries = severities.map((severity, index) => [
    `library-${index}`,
    { name: `library-${index}`, severity },
  ]);
  return JSON.stringify({ auditReportVersion: 2, vulnerabilities: Object.fromEntries(entries) });
}

describe("the audit of dependencies", () => {
  it("names what is of high or critical severity, and leaves the rest", () => {
    expect(readAudit(report("low", "high", "moderate", "critical"))).toEqual({
      kind: "known",
      grave: [
        { name: "library-1", severity: "high" },
        { name: "library-3", severity: "critical" },
      ],
    });
    expect(readAudit(report())).toEqual({ kind: "known", grave: [] });
  });

  it("does not take a registry that cannot be asked for a clean bill", () => {
    const refused = {
      message: "405 Method Not Allowed - POST https://registry.example/advisories",
      statusCode: 405,
    };
    expect(readAudit(JSON.stringify(refused))).toEqual({ kind: "unknown", reason: "405 Method Not Allowed" });
    expect(readAudit("")).toMatchObject({ kind: "unknown" });
    expect(readAudit("{}")).toMatchObject({ kind: "unknown" });
  });
});
