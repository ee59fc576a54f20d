import * as z from "zod";

/** Where browsers report what the page's content security policy has stopped. */
export const cspReportsPath = "/api/csp-reports";

/** As `report-uri` sends it, and as `report-to` does. */
export const reportTypes = ["application/csp-report", "application/reports+json"];

/** What is logged of a report. Samples of the code that was stopped are not: they may hold anything. */
export interface LoggedReport {
  readonly directive: string;
  readonly blocked: string;
  readonly source: string;
  readonly line: number | undefined;
  readonly page: string;
}

const loggedLength = 200;
/** A page that breaks its policy all over says enough with these. */
const reportsLogged = 10;

const text = z.string().catch("");
const line = z.number().optional().catch(undefined);

const underReportUri = z.object({
  "csp-report": z.object({
    "effective-directive": z.string().optional().catch(undefined),
    "violated-directive": text,
    "blocked-uri": text,
    "source-file": text,
    "line-number": line,
    "document-uri": text,
  }),
});

const underReportTo = z.array(
  z.object({
    type: z.string(),
    body: z.looseObject({}).catch({}),
  }),
);

const violationBody = z.object({
  effectiveDirective: text,
  blockedURL: text,
  sourceFile: text,
  lineNumber: line,
  documentURL: text,
});

/** The reports in a body of either kind, bounded; none when it is neither. */
export function reportsIn(body: unknown): LoggedReport[] {
  const single = underReportUri.safeParse(body);
  if (single.success) {
    const report = single.data["csp-report"];
    return [
      {
        directive: bounded(report["effective-directive"] ?? report["violated-directive"]),
        blocked: address(report["blocked-uri"]),
        source: address(report["source-file"]),
        line: report["line-number"],
        page: address(report["document-uri"]),
      },
    ];
  }
  const several = underReportTo.safeParse(body);
  if (!several.success) return [];
  return several.data
    .filter(({ type }) => type === "csp-violation")
    .slice(0, reportsLogged)
    .map((report) => {
      const violation = violationBody.parse(report.body);
      return {
        directive: bounded(violation.effectiveDirective),
        blocked: address(violation.blockedURL),
        source: address(violation.sourceFile),
        line: violation.lineNumber,
        page: address(violation.documentURL),
      };
    });
}

/** Without query and fragment, in which anything may stand. `inline`, `eval` and the like are no addresses. */
function address(value: string): string {
  return bounded(value.split(/[?#]/, 1)[0] ?? "");
}

function bounded(value: string): string {
  return value.slice(0, loggedLength);
}
